import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const MAX_BYTES = 1_000_000;

/** Lines for whoever looks into a fault: on stderr and in `logs/goldset.log` of the user-data folder, one older file kept. No item content. */
export class Log {
  readonly #file: string;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = path.join(folder, 'goldset.log');
    // whoever started us may have closed the other end
    process.stderr.on('error', () => undefined);
  }

  write(line: string): void {
    const text = `${new Date().toISOString()} ${line.trimEnd()}\n`;
    process.stderr.write(text);
    try {
      if (this.#size() > MAX_BYTES) renameSync(this.#file, `${this.#file}.1`);
      appendFileSync(this.#file, text);
    } catch {
      // a full disk must not take the app down; the line is on stderr
    }
  }

  #size(): number {
    return statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0;
  }
}
