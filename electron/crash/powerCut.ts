import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One thing that a traced process did to one of the watched files, or something it acknowledged. */
export type TraceStep =
  | { readonly type: 'write'; readonly file: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly type: 'truncate'; readonly file: string; readonly size: number }
  | { readonly type: 'sync'; readonly file: string }
  | { readonly type: 'remove'; readonly file: string }
  | { readonly type: 'ack'; readonly id: string };

/** System calls to trace: all by which SQLite and Node write, cut, sync and remove files. */
export const TRACED = 'pwrite64,pwritev,pwritev2,write,writev,ftruncate,fallocate,fdatasync,fsync,sync_file_range,unlink,unlinkat,rename,renameat,renameat2';

/**
 * Reads what `strace -ff -y -xx -s 100000` wrote about the thread that has the database: writes to and syncs of files in
 * `folder`, and lines `ack ID` written to standard output. A call that would change those files in a way not known here throws:
 * the replay would be wrong without it.
 */
export function readTrace(tracePrefix: string, folder: string): TraceStep[] {
  const dir = path.dirname(tracePrefix);
  const threads = readdirSync(dir).filter((name) => name.startsWith(path.basename(tracePrefix)));
  const steps = threads.map((name) => readFileSync(path.join(dir, name), 'latin1').split('\n').flatMap((line) => parseLine(line, folder) ?? []));
  const busy = steps.filter((list) => list.length > 0);
  // Files of several threads carry no common order.
  if (busy.length !== 1) throw new Error(`${busy.length} threads wrote to ${folder}, expected 1`);
  return busy[0]!;
}

function parseLine(line: string, folder: string): TraceStep | undefined {
  const call = /^(\w+)\((.*)\)\s+= (-?\d+)/.exec(line);
  if (!call || Number(call[3]) < 0) return undefined;
  const [, name, args] = call as unknown as [string, string, string];
  if (name === 'write' && args.startsWith('1<')) {
    const said = decode(/"((?:\\x[0-9a-f]{2})*)"/.exec(args)![1]!).toString('latin1');
    return said.startsWith('ack ') ? { type: 'ack', id: said.slice(4, 30) } : undefined;
  }
  const file = fileOf(args);
  if (file === undefined || !file.startsWith(`${folder}/`)) return undefined;
  switch (name) {
    case 'pwrite64': {
      const written = /"((?:\\x[0-9a-f]{2})*)", (\d+), (\d+)$/.exec(args);
      if (!written || decode(written[1]!).length !== Number(written[2])) throw new Error(`a write that the trace cut short: ${line.slice(0, 200)}`);
      return { type: 'write', file, offset: Number(written[3]), bytes: decode(written[1]!).subarray(0, Number(call[3])) };
    }
    case 'ftruncate':
      return { type: 'truncate', file, size: Number(/, (\d+)$/.exec(args)![1]) };
    case 'fsync':
    case 'fdatasync':
      return { type: 'sync', file };
    case 'unlink':
      return { type: 'remove', file };
    case 'fallocate':
      return undefined;
    default:
      throw new Error(`the replay does not know ${line.slice(0, 200)}`);
  }
}

/** The path of the call's file: behind the descriptor, or its first string. */
function fileOf(args: string): string | undefined {
  const found = /^\d+<([^>]*)>/.exec(args) ?? /^"([^"]*)"/.exec(args);
  return found ? decodeText(found[1]!) : undefined;
}

function decodeText(text: string): string {
  return Buffer.from(text.replace(/\\x([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8');
}

function decode(escaped: string): Buffer {
  return Buffer.from(escaped.replaceAll('\\x', ''), 'hex');
}

/** The disk as the replay has it: what was synced of each file, and what was written since. */
export class ReplayedDisk {
  readonly #synced = new Map<string, Buffer>();
  readonly #unsynced = new Map<string, TraceStep[]>();

  constructor(files: ReadonlyMap<string, Buffer>) {
    for (const [file, bytes] of files) this.#synced.set(file, bytes);
  }

  apply(step: TraceStep): void {
    if (step.type === 'ack') return;
    const waiting = this.#unsynced.get(step.file) ?? [];
    if (step.type === 'sync') {
      this.#synced.set(step.file, apply(this.#synced.get(step.file), waiting));
      this.#unsynced.set(step.file, []);
    } else {
      this.#unsynced.set(step.file, [...waiting, step]);
    }
  }

  /** What a power cut now may leave: all that was synced, and of the rest what `survives` says, step by step. */
  afterPowerCut(survives: () => boolean): Map<string, Buffer> {
    const files = new Set([...this.#synced.keys(), ...this.#unsynced.keys()]);
    const left = new Map<string, Buffer>();
    for (const file of files) {
      const bytes = apply(this.#synced.get(file), (this.#unsynced.get(file) ?? []).filter(survives));
      if (bytes.length > 0) left.set(file, bytes);
    }
    return left;
  }
}

function apply(before: Buffer | undefined, steps: readonly TraceStep[]): Buffer {
  let bytes = before ?? Buffer.alloc(0);
  let isOwn = false;
  const grow = (size: number) => {
    const grown = Buffer.alloc(size);
    bytes.copy(grown);
    bytes = grown;
    isOwn = true;
  };
  for (const step of steps) {
    if (step.type === 'truncate') grow(step.size);
    if (step.type === 'remove') grow(0);
    if (step.type !== 'write') continue;
    const end = step.offset + step.bytes.length;
    if (end > bytes.length || !isOwn) grow(Math.max(end, bytes.length));
    step.bytes.copy(bytes, step.offset);
  }
  return bytes;
}
