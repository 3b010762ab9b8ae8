import type { Database } from 'better-sqlite3';
import { fileState } from '../db/keptWhileUnchanged';

/** Eight lists of two million ids; the oldest go first. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Lists and sets of item ids computed from one state of the file. */
export class ResultCache {
  readonly #entries = new Map<string, { readonly byteLength: number }>();
  #bytes = 0;
  #version = '';

  /** Empties the cache when another connection, or this one, has written since the last call. */
  forgetIfChanged(db: Database): void {
    const version = fileState(db);
    if (version === this.#version) return;
    this.#version = version;
    this.#entries.clear();
    this.#bytes = 0;
  }

  has(key: readonly unknown[]): boolean {
    return this.#entries.has(JSON.stringify(key));
  }

  /** The value kept under `key`, made now if there is none. One key always holds one type. */
  keep<T extends { readonly byteLength: number }>(key: readonly unknown[], make: () => T): T {
    const name = JSON.stringify(key);
    const known = this.#entries.get(name) as T | undefined;
    const value = known ?? make();
    if (known) this.#entries.delete(name);
    else this.#bytes += value.byteLength;
    this.#entries.set(name, value);
    for (const [oldest, { byteLength }] of this.#entries) {
      if (this.#bytes <= MAX_BYTES || oldest === name) break;
      this.#entries.delete(oldest);
      this.#bytes -= byteLength;
    }
    return value;
  }
}
