import type { Input, MessageNameOf } from '../shared/contract';
import Database from 'better-sqlite3';
import { openTestService } from '../electron/data/testProject';
import { makeCrowd } from './lib/makeCrowd';

/**
 * How long the Agree screen waits for each of its messages, on a project in memory of 100,000 items with 10 labels each by 100
 * annotators: the first time, when the labels are read, and again, when they are still there.
 */
const SIZE = { items: 100_000, annotators: 100, classes: 10, labelsPerItem: 10, seed: 1 };

const { matrix } = makeCrowd(SIZE);
const service = openTestService();
const { db } = service.project;
db.transaction(() => {
  const annotator = db.prepare("INSERT INTO annotator (id, uid, name, role, imported, created_at) VALUES (?, ?, ?, 'annotator', 1, 0)");
  for (let id = 1; id <= SIZE.annotators; id += 1) annotator.run(id, `a${id}`, `worker ${id}`);
  const entry = db.prepare("INSERT INTO class (id, uid, name, color, definition, abstain, retired, position) VALUES (?, ?, ?, '#888888', '', 0, 0, ?)");
  for (let id = 1; id <= SIZE.classes; id += 1) entry.run(id, `c${id}`, `class ${id}`, id);
  const item = db.prepare("INSERT INTO item (id, external_id, content) VALUES (?, ?, '')");
  const state = db.prepare('INSERT INTO item_state (item_id) VALUES (?)');
  const present = db.prepare("INSERT INTO current_label (item_id, annotator_id, seq, kind, class_id) VALUES (?, ?, ?, 'label', ?)");
  const log = db.prepare(
    `INSERT INTO annotation (seq, uid, origin_id, origin_seq, kind, item_id, annotator_id, class_id, note, created_at, duration_ms, schema_version, guideline_version, hash)
     VALUES (?, ?, 1, ?, 'label', ?, ?, ?, '', ?, 2000, 1, 1, x'00')`,
  );
  let seq = 0;
  for (let index = 0; index < SIZE.items; index += 1) {
    item.run(index + 1, `i${index}`);
    state.run(index + 1);
    for (let at = matrix.start[index]!; at < matrix.start[index + 1]!; at += 1) {
      seq += 1;
      present.run(index + 1, matrix.annotator[at]! + 1, seq, matrix.label[at]! + 1);
      log.run(seq, `u${seq}`, seq, index + 1, matrix.annotator[at]! + 1, matrix.label[at]! + 1, 1_700_000_000_000 + seq * 1_000);
    }
  }
})();

// As in the analyst process: on a connection that only reads, labels are kept between two questions.
service.setProject({ ...service.project, db: new Database(db.serialize(), { readonly: true }) });

async function time<N extends MessageNameOf<'analysis'>>(what: string, name: N, input: Input<N>): Promise<void> {
  const start = performance.now();
  const before = process.cpuUsage();
  await service.run(name, input as never);
  const { user, system } = process.cpuUsage(before);
  console.log(`${what.padEnd(36)} ${(performance.now() - start).toFixed(0).padStart(7)} ms, of which ${((user + system) / 1000).toFixed(0).padStart(6)} ms of processor`);
}

await time('figures, the first time', 'agreement.measure', { bootstrap: 0, seed: 0, byTag: null });
await time('figures, again', 'agreement.measure', { bootstrap: 0, seed: 0, byTag: null });
await time('with intervals (2,000 resamples)', 'agreement.measure', { bootstrap: 2_000, seed: 0, byTag: null });
await time('confusion of all', 'agreement.confusion', { pair: null });
await time('confusion of a pair', 'agreement.confusion', { pair: { a: 1, b: 2 } });
await time('items behind a cell', 'agreement.cell', { pair: { a: 1, b: 2 }, cell: { row: 'c1', column: 'c2' } });
await time('annotators', 'agreement.annotators', { dawidSkene: false });
await time('annotators with Dawid-Skene', 'agreement.annotators', { dawidSkene: true });
