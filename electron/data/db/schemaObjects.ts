import Database from 'better-sqlite3';
import { migrations, type Migration } from './migrations';

/** Everything in `sqlite_schema`, one line an object, its SQL included; not SQLite's own statistics, which `ANALYZE` adds. */
export function listSchemaObjects(db: Database.Database): string[] {
  return db
    .prepare<[], string>("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY 1")
    .pluck()
    .all();
}

const expected = new Map<number, readonly string[]>();

/** What a project file of this schema version holds: what the migrations up to it make. */
export function expectedSchemaObjects(version: number, steps: readonly Migration[] = migrations): readonly string[] {
  let objects = steps === migrations ? expected.get(version) : undefined;
  if (!objects) {
    const db = new Database(':memory:');
    for (const step of steps) if (step.version <= version) db.exec(step.sql);
    objects = listSchemaObjects(db);
    db.close();
    if (steps === migrations) expected.set(version, objects);
  }
  return objects;
}

/**
 * Tables, indexes, triggers and views that are missing or that are not Goldset's, one sentence each. A trigger more could change
 * answers behind our back; one less would let the log be rewritten.
 */
export function findSchemaProblems(db: Database.Database, version: number, steps?: readonly Migration[]): string[] {
  const wanted = new Set(expectedSchemaObjects(version, steps));
  const found = new Set(listSchemaObjects(db));
  const title = (object: string) => object.split(' ', 2).join(' ');
  return [
    ...[...found].filter((object) => !wanted.has(object)).map((object) => `The project file holds something that Goldset did not make: ${title(object)}.`),
    ...[...wanted].filter((object) => !found.has(object)).map((object) => `The project file lacks ${title(object)}, or has it in another form.`),
  ];
}
