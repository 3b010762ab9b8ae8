import type { Database } from 'better-sqlite3';
import type { ExportSettings } from '../../../shared/contract/exporting';
import { ANNOTATION_COLUMNS, AUTO_COLUMNS, EVENT_COLUMNS, listExportColumns, nameExportColumns } from '../../../shared/domain/exportColumns';
import type { Modality } from '../../../shared/domain/project';
import { toAnnotationCells, toCells } from '../../../shared/export/toCells';
import { toCsvLine } from '../../../shared/export/toCsvLine';
import { toAnnotationJsonLine, toJsonLine } from '../../../shared/export/toJson';
import type { FieldNames } from '../items/fieldNames';
import { readExportItems, type ExportItemOptions } from './readExportItems';

/** Turns items into the text of a file. */
export interface RecordWriter {
  /** First line of a CSV; empty for JSONL. */
  readonly header: string;
  /** The records of these items and how many they are. */
  readonly write: (ids: Uint32Array) => { readonly text: string; readonly rows: number };
}

/** `names` says which columns a CSV gets; JSONL needs none. */
export function createRecordWriter(db: Database, settings: ExportSettings, names: FieldNames, mediaPath: ExportItemOptions['mediaPath']): RecordWriter {
  const modality = db.prepare<[], Modality>("SELECT value FROM project WHERE key = 'modality'").pluck().get()!;
  const marking = settings.escapeFormulas ? 'on' : 'off';
  const options: ExportItemOptions = { modality, answers: settings.what !== 'gold', history: settings.history, autoLabels: settings.autoLabels === true, mediaPath };
  const read = (ids: Uint32Array) => readExportItems(db, ids, options);

  if (settings.what === 'annotations') {
    const columns = settings.history ? EVENT_COLUMNS : ANNOTATION_COLUMNS;
    const toLine = settings.format === 'jsonl' ? toAnnotationJsonLine : (item: string, answer: Parameters<typeof toAnnotationJsonLine>[1]) => toCsvLine(toAnnotationCells(item, answer, columns), marking);
    return {
      header: settings.format === 'jsonl' ? '' : toCsvLine(columns, marking),
      write: (ids) => {
        const lines = read(ids).flatMap((item) => (item.history ?? item.answers ?? []).map((answer) => toLine(item.id, answer)));
        return { text: lines.join(''), rows: lines.length };
      },
    };
  }
  if (settings.format === 'jsonl') return { header: '', write: (ids) => ({ text: read(ids).map(toJsonLine).join(''), rows: ids.length }) };
  const columns = listExportColumns({
    content: modality === 'table' ? null : modality,
    ...names,
    tagKeys: db.prepare<[], string>('SELECT key FROM tag GROUP BY key ORDER BY min(id)').pluck().all(),
    extra: [...(settings.autoLabels ? AUTO_COLUMNS : []), ...(settings.what === 'all' ? (['answers'] as const) : []), ...(settings.history ? (['history', 'goldHistory'] as const) : [])],
  });
  return {
    header: toCsvLine(nameExportColumns(columns), marking),
    write: (ids) => ({ text: read(ids).map((item) => toCsvLine(toCells(item, columns), marking)).join(''), rows: ids.length }),
  };
}
