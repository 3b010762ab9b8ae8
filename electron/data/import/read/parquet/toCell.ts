import type { ParquetParsers } from 'hyparquet';
import type { Cell } from '../records';

export interface ColumnForm {
  /** Digits after the point of a decimal number; null: it is none. */
  readonly decimals: number | null;
  readonly isDate: boolean;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Error('a text holds bytes that are not UTF-8');
  }
}

/** Texts are taken strictly, and values that are JSON stay as they are written. */
export const PARQUET_PARSERS: Partial<ParquetParsers> = {
  stringFromBytes: (bytes: Uint8Array | undefined) => bytes && decode(bytes),
  jsonFromBytes: (bytes: Uint8Array | undefined) => bytes && decode(bytes),
};

/** A value as the other formats have it: text as it stands, numbers in the shortest form that gives the same number back. */
export function toCell(value: unknown, form: ColumnForm): Cell {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return { kind: 'number', source: form.decimals !== null && Number.isFinite(value) ? value.toFixed(form.decimals) : String(value) };
    case 'bigint':
      return { kind: 'number', source: String(value) };
    case 'boolean':
      return { kind: 'boolean', source: String(value) };
  }
  if (value instanceof Date) return form.isDate ? value.toISOString().slice(0, 10) : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>, String);
  if (Array.isArray(value)) {
    if (value.every((entry) => entry === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof entry))) return value.filter((entry) => entry !== null).map(String);
    return { kind: 'array', source: toJson(value) };
  }
  return { kind: 'object', source: toJson(value) };
}

function toJson(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) => (typeof entry === 'bigint' ? Number(entry) : entry instanceof Uint8Array ? Buffer.from(entry).toString('base64') : entry));
}
