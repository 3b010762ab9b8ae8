import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { ulid } from 'ulid';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The uid of a class or an annotator that an import makes: it follows from the project and the name, so that copies of a project
 * which import the same names by themselves mean the same by them when they are merged. Where it is taken (that class or annotator got
 * another name since) a fresh one.
 */
export function namedUid(db: Database, table: 'class' | 'annotator', name: string): string {
  const project = db.prepare<[], string>("SELECT value FROM project WHERE key = 'uid'").pluck().get()!;
  const digest = createHash('sha256').update(JSON.stringify([project, table, name])).digest();
  const uid = Array.from(digest.subarray(0, 26), (byte, index) => DIGITS[byte % (index === 0 ? 8 : 32)]).join('');
  return db.prepare(`SELECT 1 FROM ${table} WHERE uid = ?`).get(uid) === undefined ? uid : ulid();
}
