import type { Cell } from '../records';

const MAX_DEPTH = 64;
export const MAX_JSON_CELL = 1_000_000;

/** Something in a JSON text that JSON does not have, or that Goldset does not take. */
export class JsonFault extends Error {
  readonly code: string;
  /** 0-based character index in the parsed text. */
  readonly index: number;
  /** Key of the value at fault. */
  readonly key: string | null;

  constructor(code: string, message: string, index: number, key: string | null = null) {
    super(message);
    this.code = code;
    this.index = index;
    this.key = key;
  }
}

export interface JsonRecord {
  /** Key -> value in file order; of a repeated key the last value. A Map, so that `__proto__` is a key like any other. */
  readonly entries: Map<string, Cell>;
  readonly repeatedKeys: readonly string[];
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const BLANK = /[ \t\r\n]*/y;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Reads one JSON object strictly (RFC 8259). Numbers and nested values stay as they are written. */
export function parseJsonRecord(text: string): JsonRecord {
  return new JsonReader(text).readRecord();
}

class JsonReader {
  readonly #text: string;
  #at = 0;
  #key: string | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  readRecord(): JsonRecord {
    this.#skipBlank();
    if (this.#text[this.#at] !== '{') {
      if (this.#at >= this.#text.length) this.#fail('json.truncated', 'the text ends where an object should begin');
      // Tells rubbish from a value of another kind.
      this.#readValue(1);
      this.#fail('json.notAnObject', 'a record must be an object ({ … })', 0);
    }
    const entries = new Map<string, Cell>();
    const repeatedKeys: string[] = [];
    this.#readMembers((key) => {
      if (entries.has(key)) repeatedKeys.push(key);
      this.#key = key;
      const cell = this.#readCell();
      this.#key = null;
      entries.set(key, cell);
    });
    this.#skipBlank();
    if (this.#at < this.#text.length) this.#fail('json.syntax', `unexpected ${this.#here()} after the object`);
    return { entries, repeatedKeys };
  }

  #readMembers(onMember: (key: string) => void): void {
    this.#at += 1;
    this.#skipBlank();
    if (this.#text[this.#at] === '}') {
      this.#at += 1;
      return;
    }
    for (;;) {
      this.#skipBlank();
      if (this.#text[this.#at] !== '"') this.#failExpecting('a key in double quotes');
      const key = this.#readString();
      this.#skipBlank();
      if (this.#text[this.#at] !== ':') this.#failExpecting('":"');
      this.#at += 1;
      onMember(key);
      this.#skipBlank();
      if (this.#text[this.#at] === '}') {
        this.#at += 1;
        return;
      }
      if (this.#text[this.#at] !== ',') this.#failExpecting('"," or "}"');
      this.#at += 1;
    }
  }

  /** The value of a top-level key. */
  #readCell(): Cell {
    this.#skipBlank();
    const start = this.#at;
    const first = this.#text[start];
    if (first === '"') {
      const value = this.#readString();
      this.#checkText(value, start);
      return value;
    }
    if (first === '[') return this.#readArray(start);
    const kind = this.#readValue(1);
    if (kind === 'null') return null;
    const source = this.#text.slice(start, this.#at);
    if (source.length > MAX_JSON_CELL) this.#fail('text.tooLong', `a value has more than ${MAX_JSON_CELL} characters`, start);
    return kind === 'string' ? source : { kind, source };
  }

  /** A list of plain values is a list of texts; anything else stays as it is written. */
  #readArray(start: number): Cell {
    const values: string[] = [];
    let plain = true;
    this.#at += 1;
    this.#skipBlank();
    if (this.#text[this.#at] === ']') {
      this.#at += 1;
      return [];
    }
    for (;;) {
      this.#skipBlank();
      const from = this.#at;
      if (this.#text[from] === '"') {
        const value = this.#readString();
        this.#checkText(value, from);
        values.push(value);
      } else {
        const kind = this.#readValue(2);
        if (kind === 'number' || kind === 'boolean') values.push(this.#text.slice(from, this.#at));
        else if (kind !== 'null') plain = false;
      }
      this.#skipBlank();
      if (this.#text[this.#at] === ']') break;
      if (this.#text[this.#at] !== ',') this.#failExpecting('"," or "]"');
      this.#at += 1;
    }
    this.#at += 1;
    return plain ? values : { kind: 'array', source: this.#text.slice(start, this.#at) };
  }

  /** Walks over any value and says what it is. */
  #readValue(depth: number): 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object' {
    if (depth > MAX_DEPTH) this.#fail('json.tooDeep', `values are nested more than ${MAX_DEPTH} deep`);
    this.#skipBlank();
    const text = this.#text;
    switch (text[this.#at]) {
      case '"':
        this.#readString();
        return 'string';
      case '{':
        this.#readMembers(() => this.#readValue(depth + 1));
        return 'object';
      case '[':
        this.#at += 1;
        this.#skipBlank();
        if (text[this.#at] === ']') {
          this.#at += 1;
          return 'array';
        }
        for (;;) {
          this.#readValue(depth + 1);
          this.#skipBlank();
          if (text[this.#at] === ']') break;
          if (text[this.#at] !== ',') this.#failExpecting('"," or "]"');
          this.#at += 1;
        }
        this.#at += 1;
        return 'array';
    }
    for (const [word, kind] of [['true', 'boolean'], ['false', 'boolean'], ['null', 'null']] as const) {
      if (text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return kind;
      }
    }
    NUMBER.lastIndex = this.#at;
    const number = NUMBER.exec(text);
    if (number === null || number[0] === '') this.#failExpecting('a value');
    this.#at += number![0].length;
    return 'number';
  }

  #readString(): string {
    const start = this.#at;
    let end = start;
    for (;;) {
      end = this.#text.indexOf('"', end + 1);
      if (end === -1) {
        this.#at = this.#text.length;
        this.#fail('json.truncated', 'a text is not closed', start);
      }
      let backslashes = 0;
      while (this.#text[end - 1 - backslashes] === '\\') backslashes += 1;
      if (backslashes % 2 === 0) break;
    }
    const inside = this.#text.slice(start + 1, end);
    const control = CONTROL.exec(inside);
    if (control) this.#fail('json.syntax', 'a line end or control character inside a text must be escaped', start + 1 + control.index);
    this.#at = end + 1;
    if (!inside.includes('\\')) return inside;
    try {
      return JSON.parse(`"${inside}"`) as string;
    } catch {
      return this.#fail('json.syntax', 'a text holds an escape that JSON does not have', start);
    }
  }

  #checkText(value: string, start: number): void {
    if (value.length > MAX_JSON_CELL) this.#fail('text.tooLong', `a text has ${value.length} characters, more than ${MAX_JSON_CELL}`, start);
    if (LONE_SURROGATE.test(value)) this.#fail('text.loneSurrogate', 'a text holds half of a character (a lone surrogate), which no file can keep', start);
    if (value.includes('\0')) this.#fail('text.nul', 'a text holds the character NUL, which databases cut texts at', start);
  }

  #skipBlank(): void {
    BLANK.lastIndex = this.#at;
    BLANK.exec(this.#text);
    this.#at = BLANK.lastIndex;
  }

  #here(): string {
    return this.#at >= this.#text.length ? 'end' : `"${String.fromCodePoint(this.#text.codePointAt(this.#at)!)}"`;
  }

  #failExpecting(what: string): never {
    if (this.#at >= this.#text.length) this.#fail('json.truncated', `the record ends where ${what} should follow`);
    const found = this.#text.slice(this.#at, this.#at + 8);
    const hint = found.startsWith("'") ? '; JSON has double quotes only' : /^(NaN|-?Infinity|undefined|None)/.test(found) ? '; JSON has no such value, write null' : found.startsWith('/') || found.startsWith('#') ? '; JSON has no comments' : found[0] === '}' || found[0] === ']' ? '; a comma before it is one too many' : '';
    return this.#fail('json.syntax', `${this.#here()} where ${what} should be${hint}`);
  }

  #fail(code: string, message: string, index = this.#at): never {
    throw new JsonFault(code, message, index, this.#key);
  }
}
