import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hashEvent, type ChainedEvent } from '../../annotations/chain';
import { importInProcess } from '../../import/testImport';
import { MergeFolder } from '../../merge/testMerge';
import { createFromPackage } from '../../packages/createFromPackage';
import { MANIFEST, PACKED_PROJECT, type Manifest } from '../../packages/manifest';
import { closeProjectFile } from '../../project/openProjectFile';
import { unzipPackage } from '../unzipPackage';
import { makeZip, type ZipEntry } from './makeZip';

/** What a returned package is made of, to be spoiled. */
export interface Parts {
  manifest: Manifest;
  project: Buffer;
}

/** A project `a.goldset` with answers of Ann and Ben, and a package that came back from Ann; hostile versions of both are made of them. */
export class CorpusFolder extends MergeFolder {
  /** Makes what every case starts from. */
  async prepare(): Promise<void> {
    await this.make('a.goldset');
    for (const [item, annotator, answer] of [['t1', 'Ann', 'spam'], ['t1', 'Ben', 'ham'], ['t2', 'Ann', 'ham'], ['t3', 'Ben', 'eggs']] as const) await this.answer('a.goldset', item, annotator, answer);
    await this.package('a.goldset', 'Ann', 'out.goldset-package');
    closeProjectFile(await createFromPackage({ spawnImporter: importInProcess }, this.at('out.goldset-package'), this.at('ann.goldset')));
    for (const item of ['t4', 't5', 't6']) await this.answer('ann.goldset', item, 'Ann', 'eggs');
    await this.package('ann.goldset', 'Ann', 'back.goldset-package');
    mkdirSync(this.at('parts'));
    await unzipPackage(this.at('back.goldset-package'), 'back', this.at('parts'));
  }

  async parts(): Promise<Parts> {
    const folder = `parts-${Math.random()}`;
    mkdirSync(this.at(folder));
    const manifest = await unzipPackage(this.at('back.goldset-package'), 'back', this.at(folder));
    return { manifest, project: readFileSync(this.at(`${folder}/${PACKED_PROJECT}`)) };
  }

  /** A hostile archive: the entries of the true package, changed or added to. Returns its name. */
  async zip(change: (entries: ZipEntry[], parts: Parts) => readonly ZipEntry[], options?: Parameters<typeof makeZip>[1], cut: (bytes: Buffer) => Buffer = (bytes) => bytes): Promise<string> {
    const parts = await this.parts();
    const entries = [{ name: MANIFEST, data: Buffer.from(JSON.stringify(parts.manifest)) }, { name: PACKED_PROJECT, data: parts.project, deflate: true }];
    writeFileSync(this.at('evil.goldset-package'), cut(makeZip(change(entries, parts), options)));
    return 'evil.goldset-package';
  }

  /** The true package with its project file changed by SQL, hashes and sizes made to fit; `manifest` may say what else is untrue. */
  async repack(change: (db: Database.Database) => void, manifest: (manifest: Manifest) => Manifest = (same) => same): Promise<string> {
    const parts = await this.parts();
    const file = this.at('evil-part.sqlite');
    writeFileSync(file, parts.project);
    spoil(file, change);
    const project = readFileSync(file);
    const entries = [{ name: PACKED_PROJECT, bytes: project.length, sha256: createHash('sha256').update(project).digest('hex') }];
    const changed = manifest({ ...parts.manifest, entries });
    writeFileSync(this.at('evil.goldset-package'), makeZip([{ name: MANIFEST, data: Buffer.from(JSON.stringify(changed)) }, { name: PACKED_PROJECT, data: project, deflate: true }]));
    return 'evil.goldset-package';
  }

  /** A hostile copy of the project. */
  spoiledCopy(change: (db: Database.Database) => void): string {
    copyFileSync(this.at('a.goldset'), this.at('evil.goldset'));
    spoil(this.at('evil.goldset'), change);
    return 'evil.goldset';
  }

  /** Every row of every table of the project. */
  dump(): string {
    const db = new Database(this.at('a.goldset'), { readonly: true });
    try {
      const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name").pluck().all();
      return JSON.stringify(tables.map((table) => [table, db.prepare(`SELECT * FROM "${table}"`).raw().all()]));
    } finally {
      db.close();
    }
  }
}

/** Changes a file as somebody does who has SQLite; the triggers that forbid it are taken away and put back. */
function spoil(file: string, change: (db: Database.Database) => void): void {
  const db = new Database(file);
  db.pragma('journal_mode = DELETE');
  db.pragma('foreign_keys = OFF');
  const triggers = db.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  change(db);
  for (const { sql } of triggers) db.exec(sql);
  db.close();
}

/** Makes every hash fit what the log says now, as only a program does that knows how. */
export function rechain(db: Database.Database): void {
  const events = db.prepare<[number], ChainedEvent & { seq: number }>(
    `SELECT a.seq, o.uid AS origin, a.origin_seq AS originSeq, a.uid, a.kind, i.external_id AS item, n.uid AS annotator, c.uid AS classUid, a.refers_to AS refersTo, a.note, a.created_at AS createdAt,
       a.duration_ms AS durationMs, a.schema_version AS schemaVersion, a.guideline_version AS guidelineVersion, a.suggestion
     FROM annotation a JOIN origin o ON o.id = a.origin_id JOIN item i ON i.id = a.item_id JOIN annotator n ON n.id = a.annotator_id LEFT JOIN class c ON c.id = a.class_id WHERE a.origin_id = ? ORDER BY a.origin_seq`,
  );
  for (const { id, base_hash: base } of db.prepare<[], { id: number; base_hash: Buffer | null }>('SELECT id, base_hash FROM origin').all()) {
    let previous = base;
    for (const event of events.all(id)) {
      previous = hashEvent(previous, event);
      db.prepare('UPDATE annotation SET hash = ? WHERE seq = ?').run(previous, event.seq);
      db.prepare('UPDATE origin SET last_seq = ?, last_hash = ? WHERE id = ?').run(event.originSeq, previous, id);
    }
  }
}
