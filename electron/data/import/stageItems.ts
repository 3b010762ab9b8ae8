import { SPLITS } from '../../../shared/domain/project';
import { makeProblem } from './importProblem';
import type { Batch, ItemRows } from './importerMessages';
import { checkLabel, rejectRow, type RunContext } from './runContext';

/** Puts batches of items into the staging database, each row checked against the project and the rows before it; returns the records that were left out. */
export function makeItemStager(context: RunContext): (source: number, batch: Batch) => ReadonlySet<number> {
  const { db, staging, settings, counts } = context;
  const findItem = db.prepare<[string], number>('SELECT id FROM item WHERE external_id = ?').pluck();
  const isEmpty = db.prepare<[], number>('SELECT NOT EXISTS (SELECT 1 FROM item)').pluck().get() === 1;
  const findStaged = staging.db.prepare<[string], { id: number; line: number; source: number }>('SELECT id, line, source FROM s_item WHERE external_id = ?');
  const columns = 'id, source, record, line, external_id, is_new, content, search, metadata, split, gold, gold_method, gold_decision, gold_reason, tag_set, sha256, bytes, root';
  const insert = staging.db.prepare(`INSERT INTO s_item (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (external_id) DO NOTHING`);
  const overwrite = staging.db.prepare(
    `UPDATE s_item SET source = ?, record = ?, line = ?, content = ?, search = ?, metadata = ?, split = ?, gold = ?, gold_method = ?, gold_decision = ?, gold_reason = ?, tag_set = ?, sha256 = ?, bytes = ?, root = ? WHERE id = ?`,
  );
  const insertTag = staging.db.prepare('INSERT INTO s_tag (id, key, value) VALUES (?, ?, ?)');
  const insertSetTag = staging.db.prepare('INSERT OR IGNORE INTO s_set_tag (set_id, tag_id) VALUES (?, ?)');
  const offsets = new Offsets();

  return (source, batch) => {
    offsets.enter(source);
    for (const tag of batch.tags) insertTag.run(offsets.tag(tag.id), tag.column, tag.value);
    for (const set of batch.tagSets) for (const tag of set.tags) insertSetTag.run(offsets.set(set.id), offsets.tag(tag));
    const labelNumbers = offsets.addLabels(batch.labels.map((name) => context.labels.numberOf(name)));
    const left = new Set<number>();
    if (batch.items) stage(source, batch.items, labelNumbers, left);
    return left;
  };

  function stage(source: number, rows: ItemRows, labelNumbers: readonly number[], left: Set<number>): void {
    for (let index = 0; index < rows.ids.length; index += 1) {
      const id = rows.ids[index]!;
      const row = { source, record: rows.records[index]!, line: rows.lines[index]! };
      left.add(row.record);
      const gold = rows.golds[index]! < 0 ? null : labelNumbers[rows.golds[index]!]!;
      if (gold !== null && !checkLabel(context, gold, row)) continue;
      const existing = isEmpty ? undefined : findItem.get(id);
      if (existing !== undefined && settings.onConflict !== 'replace') {
        if (settings.onConflict === 'skip') counts.skipped += 1;
        else rejectRow(context, row, 'item.exists', `has the id "${id.slice(0, 60)}", which an item of the project has already. Skip or replace such items (--on-conflict skip|replace).`, { found: id });
        continue;
      }
      const split = rows.splits[index]! < 0 ? null : SPLITS[rows.splits[index]!]!;
      const tagSet = rows.tagSets[index]! < 0 ? null : offsets.set(rows.tagSets[index]!);
      const values = [rows.contents[index], rows.searches[index], rows.metadata[index], split, gold, rows.goldMethods[index], rows.goldDecisions[index], rows.goldReasons[index], tagSet, rows.sha256[index], rows.mediaBytes[index], rows.mediaRoots[index]];
      const itemId = existing ?? context.nextItemId;
      const added = insert.run(itemId, source, row.record, row.line, id, existing === undefined ? 1 : 0, ...values).changes === 1;
      if (added) {
        if (gold !== null) context.labels.use(gold);
        if (existing === undefined) context.nextItemId += 1;
        counts.imported += 1;
        left.delete(row.record);
        continue;
      }
      const first = findStaged.get(id)!;
      const { name } = context.sources[source]!;
      const firstLine = `line ${first.line}${first.source === source ? '' : ` of ${context.sources[first.source]!.name}`}`;
      if (settings.onConflict === 'error') {
        rejectRow(context, row, 'item.duplicateId', `has the id "${id.slice(0, 60)}", which ${firstLine} has as well. Ids must be different (or --on-conflict skip|replace).`, { found: id });
        continue;
      }
      counts.skipped += 1;
      const what = settings.onConflict === 'skip' ? 'the later row was skipped' : 'the later row counts';
      context.problems.add(makeProblem('warning', 'item.duplicateId', name, `Line ${row.line} of ${name} has the id "${id.slice(0, 60)}", which ${firstLine} has as well; ${what}.`, { line: row.line, record: row.record, found: id }));
      if (settings.onConflict === 'skip') continue;
      left.delete(row.record);
      if (gold !== null) context.labels.use(gold);
      overwrite.run(source, row.record, row.line, ...values, first.id);
    }
  }
}

/** Each source numbers its tags, sets and labels from 0: here they become numbers over all sources. */
class Offsets {
  #source = -1;
  #tagBase = 0;
  #setBase = 0;
  #nextTag = 0;
  #nextSet = 0;
  #labels: number[] = [];

  enter(source: number): void {
    if (source === this.#source) return;
    this.#source = source;
    this.#tagBase = this.#nextTag;
    this.#setBase = this.#nextSet;
    this.#labels = [];
  }

  tag(id: number): number {
    this.#nextTag = Math.max(this.#nextTag, this.#tagBase + id + 1);
    return this.#tagBase + id;
  }

  set(id: number): number {
    this.#nextSet = Math.max(this.#nextSet, this.#setBase + id + 1);
    return this.#setBase + id;
  }

  addLabels(numbers: readonly number[]): readonly number[] {
    this.#labels.push(...numbers);
    return this.#labels;
  }
}
