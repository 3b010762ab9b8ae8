import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { expectedSchemaObjects } from '../../electron/data/db/schemaObjects';
import { SCHEMA_VERSION } from '../../electron/data/db/migrations';
import { addClasses } from '../../electron/data/labelSchema/addClasses';
import { createProjectFile } from '../../electron/data/project/createProjectFile';
import { closeProjectFile } from '../../electron/data/project/openProjectFile';
import { ROWS_A_BLOCK } from '../../electron/data/runs/probabilityBlocks';
import { createRandom } from '../../shared/sampling/random';

export interface PredictionsShape {
  readonly items: number;
  readonly classes: number;
  readonly keys: number;
  readonly values: number;
}

/** Gold, predictions of two runs (by item) and tag values (key after key), all from the same seed. */
export interface Predictions {
  readonly actual: Uint8Array;
  readonly predicted: Uint8Array;
  readonly baseline: Uint8Array;
  readonly tags: Uint8Array;
}

/** Right in 80 % of the cases (the baseline in 75 %), else any class; tags independent of it. */
export function makePredictions({ items, classes, keys, values }: PredictionsShape): Predictions {
  const random = createRandom(1);
  const actual = Uint8Array.from({ length: items }, () => random.nextBelow(classes));
  const answer = (rate: number) => Uint8Array.from(actual, (truth) => (random.nextFloat() < rate ? truth : random.nextBelow(classes)));
  return { actual, predicted: answer(0.8), baseline: answer(0.75), tags: Uint8Array.from({ length: keys * items }, () => random.nextBelow(values)) };
}

/** The path of a project that holds them, made when it is not there: gold, splits, tags, two runs with probabilities. */
export function findPredictionsProject(shape: PredictionsShape, data: Predictions): string {
  const schema = createHash('sha256').update(expectedSchemaObjects(SCHEMA_VERSION).join('\n')).digest('hex').slice(0, 8);
  const file = path.resolve('out', 'bench', `predictions-${Object.values(shape).join('-')}-${schema}.goldset`);
  if (existsSync(file)) return file;
  mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  for (const end of ['', '-wal', '-shm', '.lock']) rmSync(`${unfinished}${end}`, { force: true });
  const project = createProjectFile(unfinished, { name: 'Predictions', modality: 'text' });
  project.db.transaction(() => insert(project.db, shape, data))();
  closeProjectFile(project);
  renameSync(unfinished, file);
  return file;
}

function insert(db: Database, { items, classes, keys, values }: PredictionsShape, { actual, predicted, baseline, tags }: Predictions): void {
  addClasses(db, Array.from({ length: classes }, (_, at) => `class ${at}`), Date.now());
  const classIds = db.prepare<[], number>('SELECT id FROM class ORDER BY position').pluck().all();
  const tag = db.prepare('INSERT INTO tag (key, value) VALUES (?, ?)');
  const tagIds = Array.from({ length: keys }, (_, key) => Array.from({ length: values }, (__, value) => Number(tag.run(`key ${key}`, `value ${value}`).lastInsertRowid)));
  const item = db.prepare('INSERT INTO item (id, external_id, content) VALUES (?, ?, ?)');
  const state = db.prepare("INSERT INTO item_state (item_id, split, gold_class_id, decision) VALUES (?, ?, ?, 'label')");
  const itemTags = db.prepare(`INSERT INTO item_tag (item_id, tag_id) VALUES ${Array.from({ length: keys }, () => '(?, ?)').join(', ')}`);
  for (let at = 0; at < items; at += 1) {
    item.run(at + 1, `item-${at}`, `text ${at}`);
    state.run(at + 1, at % 10 < 8 ? 'train' : at % 10 === 8 ? 'dev' : 'test', classIds[actual[at]!]!);
    itemTags.run(...tagIds.flatMap((ids, key) => [at + 1, ids[tags[key * items + at]!]!]));
  }
  addRun(db, 'run', predicted, classIds);
  addRun(db, 'baseline', baseline, classIds);
}

function addRun(db: Database, name: string, predicted: Uint8Array, classIds: readonly number[]): void {
  const runId = Number(db.prepare('INSERT INTO run (uid, name, probability_classes, file, created_at) VALUES (?, ?, ?, ?, 0)').run(name, name, JSON.stringify(classIds), '').lastInsertRowid);
  const k = classIds.length;
  const prediction = db.prepare('INSERT INTO prediction (run_id, item_id, class_id, confidence) VALUES (?, ?, ?, ?)');
  const block = db.prepare('INSERT INTO probability_block (run_id, block, probabilities) VALUES (?, ?, ?)');
  const random = createRandom(2);
  for (let from = 0; from < predicted.length; from += ROWS_A_BLOCK) {
    const rows = Math.min(ROWS_A_BLOCK, predicted.length - from);
    const values = new Float64Array(rows * k);
    for (let row = 0; row < rows; row += 1) {
      const confidence = 0.5 + 0.5 * random.nextFloat();
      values.fill((1 - confidence) / (k - 1), row * k, (row + 1) * k);
      values[row * k + predicted[from + row]!] = confidence;
      prediction.run(runId, from + row + 1, classIds[predicted[from + row]!]!, confidence);
    }
    block.run(runId, from / ROWS_A_BLOCK, Buffer.from(values.buffer));
  }
}
