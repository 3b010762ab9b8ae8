import Database from 'better-sqlite3';
import { ulid } from 'ulid';
import type { Modality } from '../../shared/domain/project';
import { applyPragmas } from './db/pragmas';
import { createSchema } from './db/createSchema';
import { DataService } from './service';

/** A service on a real, in-memory project: what the data tests talk to, through the contract. */
export function openTestService(modality: Modality = 'text'): DataService {
  const service = new DataService({
    spawnImporter: () => Promise.reject(new Error('this test has no importer')),
    pathOfToken: () => undefined,
    onJob: () => undefined,
    onChanged: () => undefined,
  });
  const db = new Database(':memory:');
  applyPragmas(db);
  createSchema(db, { uid: ulid(), originUid: ulid(), name: 'Test', modality, now: Date.now() });
  service.setProject({ db, path: '/nowhere/test.goldset', readOnly: null });
  return service;
}
