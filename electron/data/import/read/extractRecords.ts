import type { SourceOptions } from '../../../../shared/contract/importing';
import type { FromImporter } from '../importerMessages';
import { CsvRecords } from './csv/csvRecords';
import { toText } from '../map/toText';
import { StrictDecoder } from './encoding';
import { splitJsonArray, splitJsonLines } from './json/jsonSplitters';
import { lookAtSource } from './lookAtSource';
import { openSourceFile, type SourceFile } from './sourceFile';

const ROWS_A_MESSAGE = 1_000;

/** Reads a file again and sends the records with the given numbers (ascending) as they stand in it. */
export async function extractRecords(request: { readonly file: string; readonly options: SourceOptions; readonly records: readonly number[] }, send: (message: FromImporter) => Promise<void>): Promise<void> {
  const source = await openSourceFile(request.file);
  try {
    const look = await lookAtSource(source, request.options);
    if (look.format === 'parquet') return await extractParquet(source, request.records, send);
    const delimiter = look.dialect?.delimiter ?? ',';
    let rows: { record: number; line: number; raw: string }[] = [];
    let header: string | null = null;
    let record = 0;
    let next = 0;
    const take = (line: number, raw: string) => {
      record += 1;
      if (request.records[next] !== record) return;
      next += 1;
      rows.push({ record, line, raw });
    };
    let toSkip = look.skipRecords;
    const reader =
      look.dialect === null
        ? (look.format === 'json' ? splitJsonArray : splitJsonLines)(source.name, (piece) => take(piece.line, piece.text))
        : new CsvRecords(look.dialect, source.name, ({ cells, line, raw }) => {
            if (toSkip > 0) {
              toSkip -= 1;
              if (toSkip === 0 && look.header) header = raw();
            } else if (!(look.columns.length > 1 && cells.length === 1 && cells[0] === '')) take(line, raw());
          });
    const decoder = new StrictDecoder(look.encoding, source.name);
    let bytes = 0;
    for await (const chunk of source.chunks()) {
      bytes += chunk.length;
      const last = bytes === source.bytes;
      reader.push(decoder.decode(chunk, last, (readable) => reader.lineAfter(readable)), last);
      if (rows.length >= ROWS_A_MESSAGE) {
        await send({ type: 'extracted', header, delimiter, rows, last: false });
        rows = [];
      }
    }
    await send({ type: 'extracted', header, delimiter, rows, last: true });
  } finally {
    await source.close();
  }
}

/** Records of a Parquet file as rows of CSV. */
async function extractParquet(source: SourceFile, records: readonly number[], send: (message: FromImporter) => Promise<void>): Promise<void> {
  const { openParquet } = await import('./parquet/openParquet');
  const table = await openParquet(source);
  const header = table.columns.map(quote).join(',');
  let record = 0;
  let next = 0;
  for await (const piece of table.read(0, table.rows)) {
    const rows: { record: number; line: number; raw: string }[] = [];
    for (const cells of piece) {
      record += 1;
      if (records[next] !== record) continue;
      next += 1;
      rows.push({ record, line: 0, raw: cells.map((cell) => quote(toText(cell))).join(',') });
    }
    await send({ type: 'extracted', header, delimiter: ',', rows, last: false });
  }
  await send({ type: 'extracted', header, delimiter: ',', rows: [], last: true });
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
