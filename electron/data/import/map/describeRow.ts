import type { RowPlace } from './itemMapper';

/** Where a record stands, as a sentence begins: Parquet files have no lines. */
export function describeRow({ record, line }: RowPlace, file: string): string {
  return `Row ${record}${line > 0 ? ` (line ${line})` : ''} of ${file}`;
}
