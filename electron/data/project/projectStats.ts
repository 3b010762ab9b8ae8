import type { Database } from 'better-sqlite3';
import type { ProjectStats } from '../../../shared/contract/project';
import { IdSet } from '../items/idSet';
import { listRuns } from '../runs/queries';
import { groupIds, valueGroups } from '../items/valueGroups';

type ByName = Record<string, number>;

/** The counts of `goldset stats`. Classes in schema order, annotators in order of joining, tag keys in alphabetical order, runs newest first. */
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
       FROM class c WHERE merged_into IS NULL ORDER BY c.position`,
    )
    .all();
  return {
    items,
    annotations: annotators.reduce((sum, { annotations }) => sum + annotations, 0),
    annotators: annotators.length,
    progress: annotators.map((entry) => ({ ...entry, shareOfItems: items === 0 ? null : entry.annotations / items })),
    gold: classes.reduce((sum, { gold }) => sum + gold, 0),
    classes,
    autoLabels: db.prepare<[], number>('SELECT count(*) FROM auto_label').pluck().get()!,
    splits: toCounts(db.prepare<[], [string, number]>("SELECT coalesce(split, 'none'), count(*) FROM item_state GROUP BY split").raw().all()),
    tags: tagStats(db, items),
    runs: listRuns(db).map(({ name, predictions, hasProbabilities, outOfSample }) => ({ run: name, predictions, hasProbabilities, outOfSample })),
    rejected: db.prepare<[], number>('SELECT coalesce(sum(rejected), 0) FROM import_batch').pluck().get()!,
  };
}

/** One walk through each value's index: how many items have it, and which have any value of the key. */
function tagStats(db: Database, items: number): ProjectStats['tags'] {
  const maxId = db.prepare<[], number>('SELECT ifnull(max(item_id), 0) FROM item_state').pluck().get()!;
  const keys = db.prepare<[], string>('SELECT DISTINCT key FROM tag ORDER BY key').pluck().all();
  return keys.flatMap((key) => {
    const column = { kind: 'tag', key } as const;
    const tagged = new IdSet(maxId);
    const counts = valueGroups(db, column).map((group): [string, number] => {
      const ids = groupIds(db, column, group);
      for (const id of ids) tagged.add(id);
      return [group.value, ids.length];
    });
    const used = counts.filter(([, count]) => count > 0);
    return used.length === 0 ? [] : [{ key, values: toCounts(used), missing: items - tagged.size }];
  });
}

/** Names are data: one called `__proto__` must be a key like any other. */
function toCounts(entries: readonly (readonly [string, number])[]): ByName {
  const counts = Object.create(null) as ByName;
  for (const [name, count] of entries) counts[name] = count;
  return counts;
}
