import type { Batch } from './importerMessages';
import { checkLabel, rejectRow, type RunContext } from './runContext';

/** Puts batches of annotations or gold labels into the staging database, each row checked against the project. */
export function makeLabelStager(context: RunContext): (source: number, batch: Batch, leftOut?: ReadonlySet<number>) => void {
  const { db, staging, settings, counts, modality } = context;
  const findItem = db.prepare<[string], number>('SELECT id FROM item WHERE external_id = ?').pluck();
  const findStaged = staging.db.prepare<[string], number>('SELECT id FROM s_item WHERE external_id = ?').pluck();
  const insertItem = staging.db.prepare('INSERT INTO s_item (id, source, record, line, external_id, is_new, content) VALUES (?, ?, ?, ?, ?, 1, ?)');
  const insert = staging.db.prepare("INSERT INTO s_label (item_id, annotator, kind, label, note, at, duration) VALUES (?, ?, ?, ?, ?, ?, ?)");
  const isGold = settings.as === 'gold';
  const isItems = settings.as === 'items';
  const annotatorNumbers = new Map<string, number>();
  let current = -1;
  let labels: number[] = [];
  let annotators: string[] = [];

  return (source, batch, leftOut) => {
    if (source !== current) {
      current = source;
      labels = [];
      annotators = [];
    }
    for (const name of batch.labels) labels.push(context.labels.numberOf(name));
    annotators.push(...batch.annotators);
    const rows = batch.labelRows;
    if (!rows) return;
    for (let index = 0; index < rows.items.length; index += 1) {
      const row = { source, record: rows.records[index]!, line: rows.lines[index]! };
      if (leftOut?.has(row.record)) continue;
      const kind = rows.extra?.kinds[index] ?? 'label';
      if (kind === 'label' && rows.labels[index]! < 0) {
        if (!isItems) counts.skipped += 1;
        continue;
      }
      const item = findOrCreate(rows.items[index]!, row);
      if (item === null) continue;
      const label = kind === 'label' ? labels[rows.labels[index]!]! : null;
      if (label !== null && !checkLabel(context, label, row)) continue;
      const time = rows.times[index]!;
      if (label !== null) context.labels.use(label);
      insert.run(item, isGold ? -1 : numberOf(annotators[rows.annotators[index]!]!), kind, label, rows.extra?.notes[index] ?? '', Number.isNaN(time) ? null : time, rows.extra?.durations[index] ?? null);
      if (!isItems) counts.imported += 1;
    }
  };

  /** Only who has a row that is taken becomes an annotator of the project. */
  function numberOf(annotator: string): number {
    const number = annotatorNumbers.get(annotator) ?? context.annotators.push(annotator) - 1;
    annotatorNumbers.set(annotator, number);
    return number;
  }

  function findOrCreate(id: string, row: { source: number; record: number; line: number }): number | null {
    const known = findItem.get(id) ?? findStaged.get(id);
    if (known !== undefined) return known;
    if (!settings.createItems) {
      rejectRow(context, row, 'item.unknown', `names the item "${id.slice(0, 60)}", which the project does not have. Import the items first, or add them empty (--create-items).`, { found: id });
      return null;
    }
    const created = context.nextItemId;
    context.nextItemId += 1;
    // There is nothing to show but the id.
    insertItem.run(created, row.source, row.record, row.line, id, modality === 'table' ? '[]' : id);
    return created;
  }
}
