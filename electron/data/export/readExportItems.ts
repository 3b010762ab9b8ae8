import type { Database } from 'better-sqlite3';
import type { ExportedAnswer, ExportedEvent, ExportedGold, ExportedItem, Pairs } from '../../../shared/export/exportedItem';
import type { Modality } from '../../../shared/domain/project';
import { cachedStatements } from '../db/cachedStatements';
import { standingDecision } from '../gold/standingDecision';
import { effectiveClass } from '../labelSchema/effectiveClass';

export interface ExportItemOptions {
  readonly modality: Modality;
  readonly answers: boolean;
  readonly history: boolean;
  readonly autoLabels: boolean;
  /** A media item's path as the file is to say it. */
  readonly mediaPath: (content: string, mediaRootId: number | null) => string;
}

/** These items, in this order, with all that an export says of them: at most seven statements however many items. */
export function readExportItems(db: Database, ids: Uint32Array, options: ExportItemOptions): ExportedItem[] {
  const wanted = JSON.stringify([...ids]);
  const sql = statements(db);
  const classes = new Map(sql.classes.all());
  const keyOrder = new Map(sql.tagKeys.all().map((key, place) => [key, place]));
  const tags = groupBy(sql.tags.all(wanted));
  const votes = groupBy(sql.votes.all(wanted));
  const decisions = new Map(sql.decisions.all(wanted).map((row) => [row[0], row]));
  const autoLabels = options.autoLabels ? new Map(sql.autoLabels.all(wanted).map(([id, label, confidence, run, time]) => [id, { label, confidence, run, time }])) : null;
  const answers = options.answers ? groupBy(sql.answers.all(wanted)) : null;
  const history = options.history ? groupBy(sql.history.all(wanted)) : null;
  const goldHistory = options.history ? groupBy(sql.goldHistory.all(wanted)) : null;
  return sql.items.all(wanted).map(([id, externalId, content, metadata, mediaRootId, split, goldClassId, annotations, decision]) => ({
    id: externalId,
    content: toContent(options, content, mediaRootId),
    label: goldClassId === null ? null : classes.get(goldClassId)!,
    split,
    tags: toTags(tags.get(id) ?? [], keyOrder),
    labelDistribution: toDistribution(votes.get(id) ?? [], classes),
    annotations,
    method: decision === null ? null : (decisions.get(id)?.[1] ?? null),
    decision,
    reason: decision === null ? null : (decisions.get(id)?.[2] ?? ''),
    fields: metadata === null ? [] : (JSON.parse(metadata) as Pairs),
    ...(autoLabels ? { autoLabel: autoLabels.get(id) ?? null } : {}),
    ...(answers ? { answers: (answers.get(id) ?? []).map(toAnswer) } : {}),
    ...(history ? { history: (history.get(id) ?? []).map(toEvent) } : {}),
    ...(goldHistory ? { goldHistory: (goldHistory.get(id) ?? []).map(([, label, decision, method, by, reason, time]): ExportedGold => ({ decision, label, method, by, reason, time })) } : {}),
  }));
}

type ItemTuple = [id: number, externalId: string, content: string, metadata: string | null, mediaRootId: number | null, split: string | null, goldClassId: number | null, annotations: number, decision: string | null];
type TagTuple = [itemId: number, key: string, value: string];
type VoteTuple = [itemId: number, classId: number];
type AnswerTuple = [itemId: number, annotator: string, kind: string, label: string | null, note: string, time: number, durationMs: number | null, schemaVersion: number, guidelineVersion: number];
type EventTuple = [...AnswerTuple, uid: string, refersTo: string | null, current: 0 | 1];
type GoldTuple = [itemId: number, label: string | null, decision: string, method: string, by: string, reason: string, time: number];

function groupBy<T extends readonly [itemId: number, ...rest: unknown[]]>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row[0]);
    if (group) group.push(row);
    else groups.set(row[0], [row]);
  }
  return groups;
}

function toContent({ modality, mediaPath }: ExportItemOptions, content: string, mediaRootId: number | null): ExportedItem['content'] {
  switch (modality) {
    case 'text':
      return { kind: 'text', value: content };
    case 'image':
    case 'audio':
      return { kind: modality, value: mediaPath(content, mediaRootId) };
    case 'table':
      return { kind: 'features', pairs: JSON.parse(content) as Pairs };
  }
}

/** Keys in the order in which the project got to know them, for every item the same. */
function toTags(rows: readonly TagTuple[], keyOrder: ReadonlyMap<string, number>): [string, string[]][] {
  const tags = new Map<string, string[]>();
  for (const [, key, value] of rows) {
    const values = tags.get(key);
    if (values) values.push(value);
    else tags.set(key, [value]);
  }
  return [...tags].sort(([a], [b]) => keyOrder.get(a)! - keyOrder.get(b)!);
}

/** Rows come in the order of the schema, and so do the shares. */
function toDistribution(rows: readonly VoteTuple[], classes: ReadonlyMap<number, string>): [string, number][] {
  const counts = new Map<number, number>();
  for (const [, classId] of rows) counts.set(classId, (counts.get(classId) ?? 0) + 1);
  return [...classes].flatMap(([classId, name]): [string, number][] => (counts.has(classId) ? [[name, counts.get(classId)! / rows.length]] : []));
}

function toAnswer([, annotator, kind, label, note, time, durationMs, schemaVersion, guidelineVersion]: AnswerTuple): ExportedAnswer {
  return { annotator, kind, label, note, time, durationMs, schemaVersion, guidelineVersion };
}

function toEvent([, annotator, kind, label, note, time, durationMs, schemaVersion, guidelineVersion, uid, refersTo, current]: EventTuple): ExportedEvent {
  return { annotator, kind, label, note, time, durationMs, schemaVersion, guidelineVersion, uid, refersTo, current: current === 1 };
}

const WANTED = 'FROM json_each(?) wanted';
const EVENT = 'e.item_id, a.name, e.kind, c.name, e.note, e.created_at, e.duration_ms, e.schema_version, e.guideline_version';
/** Present answers say what they count as, the history says what was given. */
const eventNames = (classId: string) => `JOIN annotator a ON a.id = e.annotator_id LEFT JOIN class c ON c.id = ${classId}`;

const statements = cachedStatements((db) => ({
  classes: db.prepare<[], [id: number, name: string]>('SELECT id, name FROM class ORDER BY position, id').raw(),
  tagKeys: db.prepare<[], string>('SELECT key FROM tag GROUP BY key ORDER BY min(id)').pluck(),
  items: db
    .prepare<[string], ItemTuple>(
      `SELECT i.id, i.external_id, i.content, i.metadata, i.media_root_id, s.split, s.gold_class_id, s.annotations, s.decision
       ${WANTED} CROSS JOIN item i ON i.id = wanted.value CROSS JOIN item_state s ON s.item_id = i.id ORDER BY wanted.key`,
    )
    .raw(),
  tags: db.prepare<[string], TagTuple>(`SELECT it.item_id, t.key, t.value ${WANTED} CROSS JOIN item_tag it ON it.item_id = wanted.value CROSS JOIN tag t ON t.id = it.tag_id`).raw(),
  votes: db.prepare<[string], VoteTuple>(`SELECT l.item_id, l.class_id ${WANTED} CROSS JOIN current_label l ON l.item_id = wanted.value WHERE l.kind = 'label'`).raw(),
  decisions: db
    .prepare<[string], [itemId: number, method: string, reason: string]>(
      `SELECT g.item_id, g.method, g.reason ${WANTED} CROSS JOIN gold_event g ON g.seq = ${standingDecision('wanted.value', 'stands.seq')}`,
    )
    .raw(),
  autoLabels: db
    .prepare<[string], [itemId: number, label: string, confidence: number, run: string, time: number]>(
      `SELECT l.item_id, c.name, l.confidence, r.name, l.created_at ${WANTED} CROSS JOIN auto_label l ON l.item_id = wanted.value JOIN class c ON c.id = ${effectiveClass('l.class_id')} JOIN run r ON r.id = l.run_id`,
    )
    .raw(),
  // By name and not by row id: copies of a project that were merged in another order export the same.
  answers: db
    .prepare<[string], AnswerTuple>(
      `SELECT ${EVENT} ${WANTED} CROSS JOIN current_label l ON l.item_id = wanted.value CROSS JOIN annotation e ON e.seq = l.seq ${eventNames('l.class_id')} ORDER BY wanted.key, a.name`,
    )
    .raw(),
  history: db
    .prepare<[string], EventTuple>(
      `SELECT ${EVENT}, e.uid, e.refers_to, EXISTS (SELECT 1 FROM current_label l WHERE l.item_id = e.item_id AND l.annotator_id = e.annotator_id AND l.seq = e.seq)
       ${WANTED} CROSS JOIN annotation e ON e.item_id = wanted.value ${eventNames('e.class_id')} ORDER BY wanted.key, e.seq`,
    )
    .raw(),
  goldHistory: db.prepare<[string], GoldTuple>(`SELECT g.item_id, c.name, g.decision, g.method, g.by, g.reason, g.created_at ${WANTED} CROSS JOIN gold_event g ON g.item_id = wanted.value LEFT JOIN class c ON c.id = g.class_id ORDER BY wanted.key, g.seq`).raw(),
}));
