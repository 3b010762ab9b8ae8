import { monotonicFactory } from 'ulid';
import { ImportedAnnotations } from '../annotations/importedAnnotations';
import { standingDecision } from '../gold/standingDecision';
import { effectiveClass } from '../labelSchema/effectiveClass';
import { namedUid } from './namedUid';
import type { RunContext } from './runContext';

const ROWS_A_STEP = 2_000;
const PAGE = `
SELECT s.row, s.item_id AS itemId, s.annotator, s.kind, c.class_id AS classId, s.note, s.at, s.duration FROM staging.s_label s
LEFT JOIN staging.s_class c ON c.label = s.label`;

interface StagedLabel {
  readonly row: number;
  readonly itemId: number;
  readonly annotator: number;
  readonly kind: 'label' | 'ambiguous' | 'skip';
  readonly classId: number | null;
  readonly note: string;
  readonly at: number | null;
  readonly duration: number | null;
}

/** Writes staged annotations or gold labels in the order in which they supersede each other: by time where the file has one, else as they stand. */
export async function applyLabels(context: RunContext, now: number, pause: (done: number) => Promise<void>): Promise<void> {
  const { db, settings } = context;
  // Equal times keep the order of the file.
  db.exec(`CREATE TEMP TABLE import_order AS SELECT row FROM staging.s_label ORDER BY coalesce(at, ${now}), row`);
  try {
    const page = db.prepare<[number, number], StagedLabel>(`${PAGE} JOIN temp.import_order o ON o.row = s.row WHERE o.rowid BETWEEN ? AND ? ORDER BY o.rowid`);
    const total = db.prepare<[], number>('SELECT count(*) FROM temp.import_order').pluck().get()!;
    const write = settings.as === 'gold' ? makeGoldWriter(context, now) : makeAnnotationWriter(context, now);
    for (let from = 1; from <= total; from += ROWS_A_STEP) {
      for (const label of page.all(from, from + ROWS_A_STEP - 1)) write.one(label);
      await pause(Math.min(from + ROWS_A_STEP - 1, total));
    }
    write.finish();
  } finally {
    db.exec('DROP TABLE temp.import_order');
  }
}

interface LabelWriter {
  readonly one: (label: StagedLabel) => void;
  readonly finish: () => void;
}

function makeAnnotationWriter(context: RunContext, now: number): LabelWriter {
  const annotatorIds = addAnnotators(context, now);
  const imported = new ImportedAnnotations(context.db);
  return {
    one: ({ itemId, annotator, kind, classId, note, at, duration }) => imported.append({ kind, itemId, annotatorId: annotatorIds[annotator]!, classId, note, createdAt: at ?? now, durationMs: duration }),
    finish: () => imported.finish(),
  };
}

function makeGoldWriter({ db }: RunContext, now: number): LabelWriter {
  const insert = db.prepare(
    `INSERT INTO gold_event (uid, item_id, decision, class_id, method, by, refers_to, schema_version, created_at)
     VALUES (@uid, @itemId, 'label', @classId, 'imported', 'import', ${standingDecision('@itemId', 'stands.uid')}, (SELECT max(version) FROM label_schema_version), @now)`,
  );
  const update = db.prepare(`UPDATE item_state SET gold_class_id = ${effectiveClass('?')}, decision = 'label' WHERE item_id = ?`);
  const nextUid = monotonicFactory();
  return {
    one: ({ itemId, classId }) => {
      insert.run({ uid: nextUid(), itemId, classId, now });
      update.run(classId, itemId);
    },
    finish: () => undefined,
  };
}

/** Ids of the annotators in the order of their numbers; unknown names become annotators that were imported. */
function addAnnotators({ db, annotators }: RunContext, now: number): number[] {
  const find = db.prepare<[string], number>('SELECT id FROM annotator WHERE name = ?').pluck();
  const insert = db.prepare("INSERT INTO annotator (uid, name, role, imported, created_at) VALUES (?, ?, 'annotator', 1, ?)");
  return annotators.map((name) => find.get(name) ?? Number(insert.run(namedUid(db, 'annotator', name), name, now).lastInsertRowid));
}
