import type { Database } from 'better-sqlite3';
import type { ProjectStats } from '../../../shared/contract/project';

type ByName = Record<string, number>;

/** The counts of `goldset stats`. Classes in schema order, annotators in order of joining, tag keys in alphabetical order. */
export function projectStats(db: Database): ProjectStats {
  const items = db.prepare<[], number>('SELECT count(*) FROM item_state').pluck().get()!;
  const annotators = db
    .prepare<[], { annotator: string; annotations: number; skipped: number; ambiguous: number }>(
      `SELECT a.name AS annotator, coalesce(n.labels, 0) AS annotations, coalesce(n.skipped, 0) AS skipped, coalesce(n.ambiguous, 0) AS ambiguous
       FROM annotator a LEFT JOIN annotator_count n ON n.annotator_id = a.id ORDER BY a.id`,
    )
    .all();
  const classes = db
    .prepare<[], { class: string; gold: number; annotations: number }>(
      `SELECT c.name AS class, (SELECT count(*) FROM item_state WHERE gold_class_id = c.id) AS gold, (SELECT count(*) FROM current_label WHERE class_id = c.id) AS annotations
       FROM class c ORDER BY c.position`,
    )
    .all();
  return {
    items,
    annotations: annotators.reduce((sum, { annotations }) => sum + annotations, 0),
    annotators: annotators.map((entry) => ({ ...entry, shareOfItems: items === 0 ? null : entry.annotations / items })),
    gold: classes.reduce((sum, { gold }) => sum + gold, 0),
    classes,
    splits: toCounts(db.prepare<[], [string, number]>("SELECT coalesce(split, 'none'), count(*) FROM item_state GROUP BY split").raw().all()),
    tags: tagStats(db, items),
    rejected: db.prepare<[], number>('SELECT coalesce(sum(rejected), 0) FROM import_batch').pluck().get()!,
  };
}

function tagStats(db: Database, items: number): ProjectStats['tags'] {
  const values = new Map<string, [string, number][]>();
  const counted = db.prepare<[], [key: string, value: string, count: number]>('SELECT t.key, t.value, count(*) FROM tag t JOIN item_tag it ON it.tag_id = t.id GROUP BY t.id ORDER BY t.key, t.id').raw();
  for (const [key, value, count] of counted.all()) {
    const known = values.get(key);
    if (known) known.push([value, count]);
    else values.set(key, [[value, count]]);
  }
  const tagged = db.prepare<[string], number>('SELECT count(DISTINCT it.item_id) FROM tag t JOIN item_tag it ON it.tag_id = t.id WHERE t.key = ?').pluck();
  return [...values].map(([key, counts]) => ({ key, values: toCounts(counts), missing: items - tagged.get(key)! }));
}

/** Names are data: one called `__proto__` must be a key like any other. */
function toCounts(entries: readonly (readonly [string, number])[]): ByName {
  const counts = Object.create(null) as ByName;
  for (const [name, count] of entries) counts[name] = count;
  return counts;
}
