import type { Database } from 'better-sqlite3';
import { Refusal } from '../refusal';
import { distinctNames } from './copyName';
import type { ForeignFile } from './foreignFile';

/** Gives each of the file's annotators a row of ours (matched by uid) and returns the names of those that are new. A package brings none. */
export function mergeAnnotators(db: Database, { name: file, summary, table }: ForeignFile): string[] {
  const annotators = table('annotator');
  const unknown = db.prepare<[], { id: number; uid: string; name: string }>(`SELECT id, uid, name FROM ${annotators} WHERE uid NOT IN (SELECT uid FROM annotator) ORDER BY uid`).all();
  if (unknown.length > 0) {
    if (summary.kind === 'package') throw new Refusal('unknownAnnotator', `${file} is a package of ${unknown[0]!.name} (${unknown[0]!.uid}), whom this project does not know. Nothing was changed.`);
    // a name that nobody can have, until all are there
    const insert = db.prepare(`INSERT INTO annotator (uid, name, role, imported, created_at) SELECT uid, char(0) || uid, role, imported, created_at FROM ${annotators} WHERE id = ?`);
    for (const { id } of unknown) insert.run(id);
    nameAnnotators(db, new Map(unknown.map(({ uid, name }) => [uid, name])));
  }
  db.exec(`UPDATE ${annotators} SET our_id = (SELECT id FROM annotator ours WHERE ours.uid = ${nameOf(annotators)}.uid)`);
  return db.prepare<[string], string>('SELECT name FROM annotator WHERE uid IN (SELECT value FROM json_each(?)) ORDER BY id').pluck().all(JSON.stringify(unknown.map(({ uid }) => uid)));
}

function nameAnnotators(db: Database, added: ReadonlyMap<string, string>): void {
  const all = db.prepare<[], { uid: string; name: string }>('SELECT uid, name FROM annotator').all().map(({ uid, name }) => ({ uid, name: added.get(uid) ?? name }));
  const wanted = distinctNames(all);
  const changed = all.filter(({ uid, name }) => added.has(uid) || wanted.get(uid)!.name !== name);
  const rename = db.prepare('UPDATE annotator SET name = ? WHERE uid = ?');
  for (const { uid } of changed) rename.run(`\0${uid}`, uid);
  for (const { uid } of changed) rename.run(wanted.get(uid)!.name, uid);
}

/** Of a table in an attached database: how its columns are named in a statement that changes it. */
export function nameOf(table: string): string {
  return table.slice(table.indexOf('.') + 1);
}
