import { execFileSync, spawn, type ChildProcess } from 'node:child_process';

let bundled: string | undefined;

/** `labelWriter.ts` as a file that Node runs; bundled once a test run. */
export function labelWriterFile(): string {
  bundled ??= execFileSync(process.execPath, ['scripts/bundle.mjs', 'electron/crash/labelWriter.ts'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  return bundled;
}

export interface WriterProcess {
  readonly child: ChildProcess;
  /** Resolves when it has the project open; rejects when it ends before. */
  readonly opened: Promise<void>;
  /** Resolves with all it printed, once it has ended. */
  readonly ended: Promise<{ readonly tried: string[]; readonly acknowledged: string[]; readonly errors: string }>;
}

/** Starts a writer on the project file, in a process group of its own. */
export function startWriter(file: string, args: readonly string[] = []): WriterProcess {
  const child = spawn(process.execPath, [labelWriterFile(), ...args, file], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const opened = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
      if (output.startsWith('open\n')) resolve();
    });
    child.on('close', () => reject(new Error(`the writer ended before it had the project open: ${errors}`)));
  });
  opened.catch(() => undefined);
  const ended = new Promise<Awaited<WriterProcess['ended']>>((resolve) => {
    child.on('close', () => {
      const ids = (word: string) => [...output.matchAll(new RegExp(`^${word} (.{26})\n`, 'gm'))].map(([, id]) => id!);
      resolve({ tried: ids('try'), acknowledged: ids('ack'), errors });
    });
  });
  return { child, opened, ended };
}
