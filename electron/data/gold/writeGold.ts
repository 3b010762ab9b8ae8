import type { Database } from 'better-sqlite3';
import type { Decision, GoldMethod } from '../../../shared/domain/annotation';
import type { WriteContext } from '../handler';
import { standingDecision } from './standingDecision';

/** What is written about each item, in columns of equal length. */
export interface GoldRows {
  readonly itemIds: ArrayLike<number>;
  /** Null unless the decision is a label. */
  readonly classId: (place: number) => number | null;
  readonly reason: (place: number) => string;
}

export interface GoldDecision {
  /** `open`: what was decided is taken back. */
  readonly decision: Decision | 'open';
  readonly method: GoldMethod;
  /** Who or what decided, as the history shows it. */
  readonly by: string;
  /** The annotator who decided; null: a program. */
  readonly annotatorId: number | null;
}

/** Rows that cross to SQL in one text. */
const CHUNK = 20_000;

/** The decision about an item that stands, as JSON, kept as the value before; NULL where there is none. */
const BEFORE = standingDecision('row.item_id', "json_object('decision', stands.decision, 'classId', stands.class_id, 'method', stands.method, 'by', stands.by, 'annotatorId', stands.annotator_id, 'reason', stands.reason)");

/** Decides about items: an event in each one's history, the present state, and the value before for undo. An item may be in one call of an operation only. */
export function writeGold(db: Database, rows: GoldRows, { decision, method, by, annotatorId }: GoldDecision, { operationId, operationSeq, now }: WriteContext): void {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS gold_row (item_id INTEGER PRIMARY KEY, class_id INTEGER, reason TEXT NOT NULL); DELETE FROM temp.gold_row;');
  const fill = db.prepare("INSERT INTO temp.gold_row SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)");
  for (let from = 0; from < rows.itemIds.length; from += CHUNK) {
    const chunk: [number, number | null, string][] = [];
    for (let place = from; place < Math.min(from + CHUNK, rows.itemIds.length); place += 1) chunk.push([rows.itemIds[place]!, rows.classId(place), rows.reason(place)]);
    fill.run(JSON.stringify(chunk));
  }
  db.prepare(`INSERT INTO operation_before (operation_seq, item_id, value) SELECT ?, item_id, ${BEFORE} FROM temp.gold_row row`).run(operationSeq);
  db.prepare(
    `INSERT INTO gold_event (uid, item_id, decision, class_id, method, by, annotator_id, reason, refers_to, schema_version, created_at)
     SELECT @operationId || '-' || external_id, item_id, @decision, class_id, @method, @by, @annotatorId, reason,
       ${standingDecision('row.item_id', 'stands.uid')}, (SELECT max(version) FROM label_schema_version), @now
     FROM temp.gold_row row JOIN item ON item.id = item_id ORDER BY item_id`,
  ).run({ operationId, decision, method, by, annotatorId, now });
  db.prepare("UPDATE item_state SET gold_class_id = row.class_id, decision = nullif(@decision, 'open') FROM temp.gold_row row WHERE row.item_id = item_state.item_id").run({ decision });
  db.exec('DELETE FROM temp.gold_row');
}

/** Number of the newest gold event, 0 before the first. */
export function lastGoldSeq(db: Database): number {
  return db.prepare<[], number>('SELECT ifnull(max(seq), 0) FROM gold_event').pluck().get()!;
}
