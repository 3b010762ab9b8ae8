import { expect, test } from 'vitest';
import Database from 'better-sqlite3';
import { createSchema } from '../db/createSchema';
import { heldFeatures } from './heldFeatures';

test('what is kept is counted in vectors and bytes, and nothing is zero of both', () => {
  const db = new Database(':memory:');
  createSchema(db, { uid: 'u', originUid: 'o', name: 'Test', modality: 'text', now: 0 });
  const held = () => heldFeatures(db);
  expect(held()).toEqual({ vectors: 0, bytes: 0 });
  const add = db.prepare('INSERT INTO feature (content_sha256, version, vector) VALUES (?, ?, ?)');
  add.run(Buffer.alloc(32, 1), 'a@1', Buffer.alloc(40));
  add.run(Buffer.alloc(32, 1), 'a@2', Buffer.alloc(8));
  expect(held()).toEqual({ vectors: 2, bytes: 48 });
});
