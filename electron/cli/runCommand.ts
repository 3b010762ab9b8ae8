import { Refusal } from '../data/refusal';
import { UsageError } from './usageError';

export interface CommandContext {
  readonly json: boolean;
  /** Aborts on Ctrl-C: stop, leave the project as it was, return soon. */
  readonly signal: AbortSignal;
  /** Folder of the built processes (`importer.js`). */
  readonly builtFolder: string;
  /** One line on stderr, for people; never on stdout. */
  readonly log: (line: string) => void;
  /** A line on stderr that is overwritten by the next one; nothing where stderr is not a terminal. */
  readonly progress: (line: string) => void;
}

export interface CommandResult {
  /** The document that `--json` prints. */
  readonly json: unknown;
  /** What people read without `--json`. */
  readonly text: string;
  /** 1: the data or the request is at fault. */
  readonly exitCode?: 0 | 1;
}

/** What a command file gets to hand its work over with; the exit code is kept for the end of the process. */
export type Run = (json: boolean, work: (context: CommandContext) => Promise<CommandResult>) => Promise<void>;

/** Time that a command has to stop after Ctrl-C before the process ends without it: SQLite rolls back what was open. */
const STOP_WITHIN_MS = 900;

/**
 * Runs one command and turns its end into output and exit code: 0 done, 1 data or request at fault, 2 wrong usage,
 * 130 interrupted. Stdout gets the JSON document or the text and nothing else.
 */
export async function runCommand(options: { readonly json: boolean; readonly builtFolder: string }, command: (context: CommandContext) => Promise<CommandResult>): Promise<number> {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    setTimeout(() => process.exit(130), STOP_WITHIN_MS).unref();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  let bar = false;
  const context: CommandContext = {
    json: options.json,
    signal: controller.signal,
    builtFolder: options.builtFolder,
    log: (line) => {
      process.stderr.write(`${bar ? '\r\u001b[K' : ''}${line}\n`);
      bar = false;
    },
    progress: (line) => {
      if (!process.stderr.isTTY) return;
      process.stderr.write(`\r\u001b[K${line}`);
      bar = true;
    },
  };
  try {
    const result = await command(context);
    if (controller.signal.aborted) return 130;
    context.progress('');
    await print(options.json ? `${JSON.stringify(result.json)}\n` : result.text === '' ? '' : `${result.text}\n`);
    return result.exitCode ?? 0;
  } catch (error) {
    context.progress('');
    if (controller.signal.aborted) return 130;
    const expected = error instanceof Refusal || error instanceof UsageError;
    context.log(expected ? error.message : `Goldset failed unexpectedly: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const code = error instanceof Refusal ? error.code : error instanceof UsageError ? 'usage' : 'internal';
    if (options.json) await print(`${JSON.stringify({ error: { code, message: error instanceof Error ? error.message : String(error) } })}\n`);
    return error instanceof UsageError ? 2 : 1;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

/** Resolves once the text has left this process: a pipe that is read slowly must not be cut off by the exit. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
