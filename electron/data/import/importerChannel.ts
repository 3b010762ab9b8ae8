/**
 * A line to a throw-away importer process: it parses untrusted bytes, holds no database handle, and can be killed at any time.
 * In the app it is a utility process behind a MessagePort, on the command line a child process.
 */
export interface ImporterChannel {
  readonly send: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onExit: (listener: (code: number) => void) => void;
  readonly kill: () => void;
}

export type SpawnImporter = () => Promise<ImporterChannel>;
