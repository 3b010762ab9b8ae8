import type { Database } from 'better-sqlite3';

/** Item's external id -> predicted class, or probabilities by class. */
export type TestPredictions = Readonly<Record<string, string | Readonly<Record<string, number>>>>;

/** Puts a run of a model straight into a project, as an import would; returns its row id. Classes must be there. */
export function addTestRun(db: Database, name: string, predictions: TestPredictions): number {
  const classes = db.prepare<[], { id: number; name: string }>('SELECT id, name FROM class ORDER BY position, id').all();
  const rows = Object.entries(predictions)
    .map(([item, said]) => ({ itemId: db.prepare<[string], number>('SELECT id FROM item WHERE external_id = ?').pluck().get(item)!, said }))
    .sort((a, b) => a.itemId - b.itemId);
  const hasProbabilities = rows.some(({ said }) => typeof said !== 'string');
  return db.transaction(() => {
    const runId = Number(
      db.prepare("INSERT INTO run (uid, name, probability_classes, file, predictions, created_at) VALUES ('uid-' || ?, ?, ?, 'test.csv', ?, 0)").run(name, name, JSON.stringify(hasProbabilities ? classes.map(({ id }) => id) : []), rows.length).lastInsertRowid,
    );
    const insert = db.prepare('INSERT INTO prediction (run_id, item_id, class_id, confidence) VALUES (?, ?, ?, ?)');
    const values: number[] = [];
    for (const { itemId, said } of rows) {
      const row = classes.map((entry) => (typeof said === 'string' ? 0 : (said[entry.name] ?? 0)));
      values.push(...row);
      const best = typeof said === 'string' ? classes.findIndex((entry) => entry.name === said) : row.indexOf(Math.max(...row));
      insert.run(runId, itemId, classes[best]!.id, hasProbabilities ? row[best]! : null);
    }
    const width = classes.length;
    const block = db.prepare('INSERT INTO probability_block (run_id, block, probabilities) VALUES (?, ?, ?)');
    const blocks = hasProbabilities ? Math.ceil(rows.length / 4_096) : 0;
    for (let at = 0; at < blocks; at += 1) block.run(runId, at, Buffer.from(Float64Array.from(values.slice(at * 4_096 * width, (at + 1) * 4_096 * width)).buffer));
    return runId;
  })();
}
