import Database from 'better-sqlite3';

/** Reads a closed or open project file, past the app: what is really in it. */
export function readProject<T>(file: string, read: (db: Database.Database) => T): T {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
}

interface StoredAnswer {
  readonly item: string;
  readonly label: string;
}

/** Every present answer with a class, in order of the items. */
export function readAnswers(file: string): StoredAnswer[] {
  return readProject(file, (db) =>
    db
      .prepare<[], StoredAnswer>("SELECT item.external_id AS item, class.name AS label FROM current_label JOIN item ON item.id = item_id JOIN class ON class.id = class_id WHERE kind = 'label' ORDER BY item.id")
      .all(),
  );
}

/** How many events of a kind the log holds. */
export function countEvents(file: string, kind: string): number {
  return readProject(file, (db) => db.prepare<[string], number>('SELECT count(*) FROM annotation WHERE kind = ?').pluck().get(kind) ?? 0);
}

/** Per item what an export of gold labels must say, computed from the tables by plain SQL. */
export function readExpectedExport(file: string): Map<string, { label: string | null; split: string | null; labelDistribution: Record<string, number>; annotations: number }> {
  return readProject(file, (db) => {
    const items = db
      .prepare<[], { id: number; externalId: string; label: string | null; split: string | null }>(
        'SELECT item.id AS id, external_id AS externalId, class.name AS label, split FROM item JOIN item_state ON item_state.item_id = item.id LEFT JOIN class ON class.id = gold_class_id',
      )
      .all();
    const votes = db.prepare<[number], { label: string; n: number }>("SELECT class.name AS label, count(*) AS n FROM current_label JOIN class ON class.id = class_id WHERE item_id = ? AND kind = 'label' GROUP BY class.id");
    return new Map(
      items.map(({ id, externalId, label, split }) => {
        const counts = votes.all(id);
        const annotations = counts.reduce((sum, { n }) => sum + n, 0);
        return [externalId, { label, split, labelDistribution: Object.fromEntries(counts.map(({ label: name, n }) => [name, n / annotations])), annotations }];
      }),
    );
  });
}

interface StoredDecision {
  readonly item: string;
  readonly decision: string;
  readonly label: string | null;
  readonly reason: string;
  readonly by: string;
}

/** What a person decided and nobody took back, in order of the items. */
export function readDecisions(file: string): StoredDecision[] {
  return readProject(file, (db) =>
    db
      .prepare<[], StoredDecision>(
        `SELECT item.external_id AS item, item_state.decision AS decision, class.name AS label, event.reason AS reason, event.by AS by
         FROM item_state JOIN item ON item.id = item_state.item_id LEFT JOIN class ON class.id = gold_class_id
         JOIN gold_event event ON event.seq = (SELECT max(seq) FROM gold_event WHERE gold_event.item_id = item.id)
         WHERE event.method = 'adjudicated' AND item_state.decision IS NOT NULL ORDER BY item.id`,
      )
      .all(),
  );
}
