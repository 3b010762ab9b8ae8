import type { Database } from 'better-sqlite3';
import type { ItemRow } from '../../../shared/contract/items';
import type { Modality } from '../../../shared/domain/project';
import { effectiveClass } from '../labelSchema/effectiveClass';
import { mergedConfidence } from './mergedConfidence';

const PREVIEW_CHARACTERS = 200;

type StoredRow = Omit<ItemRow, 'tags' | 'preview' | 'fields' | 'predictions'> & { readonly content: string; readonly metadata: string | null };

/** The grid's lines for these items, in this order: a few statements however many lines, with the beginnings of these fields and the predictions of these runs. Ids without an item are left out. */
export function readItemRows(db: Database, ids: Uint32Array, { fields = [], runs = [] }: { readonly fields?: readonly string[]; readonly runs?: readonly number[] } = {}): ItemRow[] {
  const modality = db.prepare<[], Modality>("SELECT value FROM project WHERE key = 'modality'").pluck().get()!;
  const wanted = JSON.stringify([...ids]);
  const content = modality === 'table' ? 'i.content' : `substr(i.content, 1, ${modality === 'text' ? PREVIEW_CHARACTERS : 10_000})`;
  const rows = db
    .prepare<[string], StoredRow>(
      `SELECT i.id, i.external_id AS externalId, ${content} AS content, ${fields.length > 0 ? 'i.metadata' : 'NULL'} AS metadata, s.split, s.annotations, s.agreement, s.decision, g.uid AS goldClassUid, a.uid AS answerClassUid, auto.uid AS autoClassUid
       FROM json_each(?) wanted CROSS JOIN item i ON i.id = wanted.value CROSS JOIN item_state s ON s.item_id = i.id
       LEFT JOIN class g ON g.id = s.gold_class_id LEFT JOIN class a ON a.id = s.answer_class_id
       LEFT JOIN auto_label l ON l.item_id = i.id LEFT JOIN class auto ON auto.id = ${effectiveClass('l.class_id')}
       ORDER BY wanted.key`,
    )
    .all(wanted);
  const tags = readTags(db, wanted);
  const predictionsOf = readPredictions(db, wanted, runs);
  return rows.map(({ content: stored, metadata, ...row }) => ({
    ...row,
    preview: toPreview(modality, stored),
    tags: tags.get(row.id) ?? {},
    fields: fields.length > 0 ? pickFields([modality === 'table' ? stored : null, metadata], fields) : [],
    predictions: predictionsOf.map((ofItem) => ofItem(row.id)),
  }));
}

/** Values of the named fields out of stored `[[name, value], ...]` lists; the first list that has a name wins. */
function pickFields(lists: readonly (string | null)[], names: readonly string[]): (string | null)[] {
  const values = new Map<string, string>();
  for (const list of lists) {
    if (list === null) continue;
    for (const [name, value] of JSON.parse(list) as [string, string][]) if (!values.has(name)) values.set(name, value);
  }
  return names.map((name) => values.get(name)?.slice(0, PREVIEW_CHARACTERS) ?? null);
}

interface StoredPrediction {
  readonly itemId: number;
  readonly classUid: string;
  readonly confidence: number | null;
  readonly isGold: number | null;
  readonly abstains: number;
}

/** For each run, what it says of an item and how it did; `outcomes.ts` says the same of all items at once. */
function readPredictions(db: Database, wanted: string, runs: readonly number[]): ((itemId: number) => ItemRow['predictions'][number])[] {
  const select = db.prepare<[string, number], StoredPrediction>(
    `SELECT p.item_id AS itemId, c.uid AS classUid, p.confidence, c.id = g.id AS isGold, c.abstain OR ifnull(g.abstain, 0) AS abstains
     FROM json_each(?) wanted CROSS JOIN prediction p ON p.item_id = wanted.value AND p.run_id = ? CROSS JOIN item_state s ON s.item_id = p.item_id
     JOIN class c ON c.id = ${effectiveClass('p.class_id')} LEFT JOIN class g ON g.id = ${effectiveClass('s.gold_class_id')}`,
  );
  return runs.map((runId) => {
    const merged = mergedConfidence(db, runId);
    const predictions = new Map(select.all(wanted, runId).map((row) => [row.itemId, row]));
    return (itemId) => {
      const row = predictions.get(itemId);
      if (!row) return { classUid: null, confidence: null, outcome: 'missing' };
      const { classUid, confidence, isGold, abstains } = row;
      const outcome = isGold === null ? 'missing' : abstains === 1 ? 'abstained' : isGold === 1 ? 'right' : 'wrong';
      return { classUid, confidence: merged === null ? confidence : toNull(merged[itemId - 1]!), outcome };
    };
  });
}

function toNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function readTags(db: Database, wanted: string): Map<number, Record<string, string[]>> {
  const byItem = new Map<number, Record<string, string[]>>();
  const rows = db
    .prepare<[string], [itemId: number, key: string, value: string]>(
      `SELECT it.item_id, t.key, t.value FROM json_each(?) wanted CROSS JOIN item_tag it ON it.item_id = wanted.value CROSS JOIN tag t ON t.id = it.tag_id`,
    )
    .raw()
    .all(wanted);
  for (const [itemId, key, value] of rows) {
    let tags = byItem.get(itemId);
    // Keys are data: one called `__proto__` must be a key like any other.
    if (!tags) byItem.set(itemId, (tags = Object.create(null) as Record<string, string[]>));
    (tags[key] ??= []).push(value);
  }
  return byItem;
}

/** `content` as it is stored (`001-initial.ts`) to what a line of a table has room for. */
export function toPreview(modality: Modality, content: string): string {
  switch (modality) {
    case 'text':
      return content;
    case 'image':
    case 'audio':
      return content.slice(content.lastIndexOf('/') + 1);
    case 'table':
      return (JSON.parse(content) as [string, string][])
        .slice(0, 12)
        .map(([name, value]) => `${name}: ${value}`)
        .join(' · ')
        .slice(0, PREVIEW_CHARACTERS);
  }
}
