import { readFileSync, renameSync } from 'node:fs';
import type { z } from 'zod';
import { writeFileAtomically } from './writeFileAtomically';

/**
 * A small settings file. One that is missing gives `initial`; one that cannot be understood is put aside as `NAME.damaged` and
 * reported, so that a bad byte neither stops the app nor is overwritten unseen.
 */
export class JsonFile<T> {
  readonly #file: string;
  #value: T;

  constructor({ file, schema, initial, report }: { file: string; schema: z.ZodType<T>; initial: T; report: (line: string) => void }) {
    this.#file = file;
    this.#value = initial;
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      return;
    }
    try {
      this.#value = schema.parse(JSON.parse(text));
    } catch (error) {
      renameSync(file, `${file}.damaged`);
      report(`${file} could not be read and was put aside: ${String(error)}`);
    }
  }

  get value(): T {
    return this.#value;
  }

  save(value: T): void {
    this.#value = value;
    writeFileAtomically(this.#file, `${JSON.stringify(value, null, 2)}\n`);
  }
}
