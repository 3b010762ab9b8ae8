import type { Database } from 'better-sqlite3';
import { toSearchText } from '../../shared/domain/toSearchText';
import type { Split } from '../../shared/domain/project';

export interface TestItem {
  readonly id: string;
  readonly text?: string;
  readonly split?: Split;
  /** Class name; classes are made as they appear. */
  readonly gold?: string;
  readonly tags?: Readonly<Record<string, readonly string[]>>;
  readonly metadata?: readonly (readonly [string, string])[];
  /** Annotator's name -> class name. */
  readonly answers?: Readonly<Record<string, string>>;
}

/** Puts items straight into a project, with annotations that have no log behind them: for tests of what only reads. */
export function addTestItems(db: Database, items: readonly TestItem[]): void {
  const classId = (name: string): number => {
    const position = db.prepare<[], number>('SELECT count(*) FROM class').pluck().get()!;
    db.prepare("INSERT OR IGNORE INTO class (uid, name, color, definition, abstain, retired, position) VALUES ('uid-' || ?, ?, '#888888', '', ?, 0, ?)").run(name, name, name.startsWith('[') ? 1 : 0, position);
    return db.prepare<[string], number>('SELECT id FROM class WHERE name = ?').pluck().get(name)!;
  };
  const annotatorId = (name: string): number => {
    db.prepare("INSERT OR IGNORE INTO annotator (uid, name, role, imported, created_at) VALUES ('uid-' || ?, ?, 'annotator', 0, 0)").run(name, name);
    return db.prepare<[string], number>('SELECT id FROM annotator WHERE name = ?').pluck().get(name)!;
  };
  db.transaction(() => {
    for (const { id, text = `text of ${id}`, split, gold, tags = {}, metadata, answers = {} } of items) {
      const itemId = Number(db.prepare('INSERT INTO item (external_id, content, metadata) VALUES (?, ?, ?)').run(id, text, metadata ? JSON.stringify(metadata) : null).lastInsertRowid);
      const labels = Object.entries(answers).map(([annotator, label]) => [annotatorId(annotator), classId(label)] as const);
      const tally = new Map<number, number>();
      for (const [, label] of labels) tally.set(label, (tally.get(label) ?? 0) + 1);
      const [answer, votes] = [...tally].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [null, 0];
      db.prepare('INSERT INTO item_state (item_id, split, gold_class_id, decision, annotations, answer_class_id, agreement) VALUES (?, ?, ?, ?, ?, ?, ?)').run(itemId, split ?? null, gold === undefined ? null : classId(gold), gold === undefined ? null : 'label', labels.length, answer, answer === null ? null : votes / labels.length);
      db.prepare('INSERT INTO item_search (rowid, words) VALUES (?, ?)').run(itemId, toSearchText(text));
      labels.forEach(([annotator, label], index) => db.prepare("INSERT INTO current_label (item_id, annotator_id, seq, kind, class_id) VALUES (?, ?, ?, 'label', ?)").run(itemId, annotator, itemId * 100 + index, label));
      for (const [key, values] of Object.entries(tags))
        for (const value of values) {
          db.prepare('INSERT OR IGNORE INTO tag (key, value) VALUES (?, ?)').run(key, value);
          db.prepare('INSERT INTO item_tag (item_id, tag_id) SELECT ?, id FROM tag WHERE key = ? AND value = ?').run(itemId, key, value);
        }
    }
  })();
}
