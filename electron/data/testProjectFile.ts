import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monotonicFactory } from 'ulid';
import type { Database } from 'better-sqlite3';
import { createProjectFile } from './project/createProjectFile';
import { closeProjectFile } from './project/openProjectFile';
import { DataService, type OpenProject } from './service';

const CLASSES = ['spam', 'ham', 'eggs'].map((name, index) => ({ uid: `uid-${name}`, name, color: '#000000', hotkey: String(index + 1), definition: '', abstain: false, retired: false }));
const nextUlid = monotonicFactory();

/** A service on this open project, without windows, importers or tokens. */
export function serve(project: OpenProject): DataService {
  const service = new DataService({
    spawnImporter: () => Promise.reject(new Error('no importer here')),
    pathOfToken: () => undefined,
    onJob: () => undefined,
    onChanged: () => undefined,
  });
  service.setProject(project);
  return service;
}

/** A fresh folder, and what removes it. */
export function makeFolder(parent: string = os.tmpdir()): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(parent, 'goldset-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A closed project file with items, three classes, the annotator Ann, and her labels on the first `labels` items. */
export async function makeProjectFile(file: string, { items, labels }: { readonly items: number; readonly labels: number }): Promise<void> {
  const project = createProjectFile(file, { name: 'Crash', modality: 'text' });
  try {
    addItems(project.db, items);
    const service = serve(project);
    await service.run('labelSchema.save', { question: 'Which?', classes: CLASSES } as never);
    await service.run('annotators.add', { name: 'Ann', role: 'annotator' } as never);
    for (let itemId = 1; itemId <= labels; itemId += 1) await addLabel(service, itemId);
  } finally {
    closeProjectFile(project);
  }
}

/** Ann's answer for the item; returns its uid, which is the operation's id as well. */
export async function addLabel(service: DataService, itemId: number, uid: string = nextUlid()): Promise<string> {
  const classUid = CLASSES[itemId % CLASSES.length]!.uid;
  await service.run('annotations.add', { annotatorId: 1, queueId: 0, uid, itemId, kind: 'label', classUid, note: `note ${itemId}`, durationMs: 900, nextItemId: null } as never, uid);
  return uid;
}

function addItems(db: Database, count: number): void {
  db.transaction(() => {
    const item = db.prepare('INSERT INTO item (external_id, content) VALUES (?, ?)');
    const state = db.prepare('INSERT INTO item_state (item_id) VALUES (?)');
    const search = db.prepare('INSERT INTO item_search (rowid, words) VALUES (?, ?)');
    for (let index = 1; index <= count; index += 1) {
      const { lastInsertRowid: id } = item.run(`t${index}`, `text number ${index}`);
      state.run(id);
      search.run(id, `text number ${index}`);
    }
  })();
}
