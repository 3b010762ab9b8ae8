import { randomBytes } from 'node:crypto';

/** Stands for a file or folder that the user chose: the page holds the token, never the path. Forgotten when the app ends. */
export class Tokens {
  readonly #paths = new Map<string, string>();
  readonly #exported = new Set<string>();

  /** 144 random bits; the same path gets a new token each time. */
  issue(path: string): string {
    const token = randomBytes(18).toString('base64url');
    this.#paths.set(token, path);
    return token;
  }

  find(token: string): string | undefined {
    return this.#paths.get(token);
  }

  entries(): IterableIterator<[token: string, path: string]> {
    return this.#paths.entries();
  }

  /** An export wrote into this folder. */
  markExported(token: string): void {
    if (this.#paths.has(token)) this.#exported.add(token);
  }

  /** The folder of a finished export; undefined for every other token. */
  findExported(token: string): string | undefined {
    return this.#exported.has(token) ? this.#paths.get(token) : undefined;
  }
}
