import type { Database } from 'better-sqlite3';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import type { Relook } from '../../../shared/domain/schemaSurgery';
import { readNumbers } from '../db/readNumbers';
import { effectiveClass } from '../labelSchema/effectiveClass';

/** Present answers given under another meaning: one entry an answer, by item. */
export interface OlderAnswers {
  readonly itemIds: readonly number[];
  /** Who gave each. */
  readonly annotatorIds: readonly number[];
}

/**
 * Present answers that `relook` is about and that were given under a schema older than `version`. `classes`: the schema in which the
 * meaning changed; answers with a class that was merged into one of them by then are among them. With `together`, only those on items
 * that have an answer with each of the classes still.
 */
export function findOlderAnswers(db: Database, { classes: wanted, together }: Relook, classes: readonly LabelClass[], version: number): OlderAnswers {
  const groupOf = givenClasses(db, wanted, classes);
  const given = JSON.stringify([...groupOf.keys()]);
  const rows = readNumbers(
    db,
    ['item_id', 'annotator_id', 'class_id', 'schema_version'],
    `SELECT l.item_id, l.annotator_id, a.class_id, a.schema_version FROM current_label l CROSS JOIN annotation a ON a.seq = l.seq
     WHERE l.kind = 'label' AND l.class_id IN (SELECT ${effectiveClass('value')} FROM json_each(?)) AND a.class_id IN (SELECT value FROM json_each(?)) ORDER BY l.item_id, l.annotator_id`,
    given,
    given,
  );
  const itemIds: number[] = [];
  const annotatorIds: number[] = [];
  for (let from = 0; from < rows.item_id.length; ) {
    let to = from;
    const found = new Set<number>();
    for (; rows.item_id[to] === rows.item_id[from]; to += 1) found.add(groupOf.get(rows.class_id[to]!)!);
    const isAsked = !together || found.size === wanted.length;
    for (let at = isAsked ? from : to; at < to; at += 1) {
      const given = rows.schema_version[at]!;
      if (given >= version) continue;
      itemIds.push(rows.item_id[at]!);
      annotatorIds.push(rows.annotator_id[at]!);
    }
    from = to;
  }
  return { itemIds, annotatorIds };
}

/** Row ids of the classes that counted as one of these, and as which of them; a class that the schema does not list counts as the one it stands for. */
function givenClasses(db: Database, wanted: readonly string[], classes: readonly LabelClass[]): Map<number, number> {
  const rows = db.prepare<[], { id: number; uid: string; target: string | null }>('SELECT c.id, c.uid, target.uid AS target FROM class c LEFT JOIN class target ON target.id = c.merged_into').all();
  const places = new Map(wanted.map((uid, place) => [uid, place]));
  const counted = new Map(classes.map(({ uid, mergedInto }) => [uid, mergedInto ?? uid]));
  return new Map(
    rows.flatMap(({ id, uid, target }): [number, number][] => {
      const place = places.get(counted.get(uid) ?? target ?? '');
      return place === undefined ? [] : [[id, place]];
    }),
  );
}
