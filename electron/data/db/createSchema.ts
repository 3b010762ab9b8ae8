import type { Database } from 'better-sqlite3';
import { APPLICATION_ID, type Modality } from '../../../shared/domain/project';
import { migrations, SCHEMA_VERSION } from './migrations';

/** Fills an empty database with a project's tables and first rows. `uid` and `originUid` are ULIDs; `now` is epoch milliseconds. */
export function createSchema(db: Database, project: { uid: string; originUid: string; name: string; modality: Modality; now: number }): void {
  db.transaction(() => {
    for (const migration of migrations) db.exec(migration.sql);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
    const set = db.prepare('INSERT INTO project (key, value) VALUES (?, ?)');
    set.run('uid', project.uid);
    set.run('name', project.name);
    set.run('modality', project.modality);
    set.run('createdAt', String(project.now));
    db.prepare('INSERT INTO origin (uid) VALUES (?)').run(project.originUid);
    db.prepare('INSERT INTO label_schema_version (version, json, created_at) VALUES (1, ?, ?)').run(JSON.stringify({ question: '', classes: [] }), project.now);
    db.prepare("INSERT INTO guideline_version (version, markdown, created_at) VALUES (1, '', ?)").run(project.now);
  })();
}
