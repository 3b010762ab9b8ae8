import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { toSearchText } from '../../shared/domain/toSearchText';
import { createRandom, type Random } from '../../shared/sampling/random';
import { ImportedAnnotations } from '../../electron/data/annotations/importedAnnotations';
import { addAnnotator } from '../../electron/data/annotators/queries';
import { expectedSchemaObjects } from '../../electron/data/db/schemaObjects';
import { SCHEMA_VERSION } from '../../electron/data/db/migrations';
import { addClasses } from '../../electron/data/labelSchema/addClasses';
import { createProjectFile } from '../../electron/data/project/createProjectFile';
import { closeProjectFile } from '../../electron/data/project/openProjectFile';

export interface LargeProject {
  readonly items: number;
  /** Of the annotator who labels on (id 1, "Ann"): the first so many items. */
  readonly answered: number;
}
/** A million items, three million annotations. */
export const LARGE: LargeProject = { items: 1_000_000, answered: 100_000 };

const CLASSES = ['praise', 'complaint', 'question', 'order', 'return', 'spam', 'other', '[unclear]'];
const TAGS = { language: 6, channel: 4, device: 12, region: 20, month: 12 };
const WORDS = 4_000;

/**
 * The path of a large text project under out/bench, made when it is not there (about two minutes): texts of ~100 characters,
 * five tags an item, search index, and annotations through the same function as an import, hash chain included: Ann has answered
 * the first items, two others all, a third the rest to three an item on average.
 */
export function findLargeProject({ items, answered }: LargeProject = LARGE): string {
  const schema = createHash('sha256').update(expectedSchemaObjects(SCHEMA_VERSION).join('\n')).digest('hex').slice(0, 8);
  const file = path.resolve('out', 'bench', `large-${items}-${answered}-${schema}.goldset`);
  if (existsSync(file)) return file;
  mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  for (const end of ['', '-wal', '-shm', '.lock']) rmSync(`${unfinished}${end}`, { force: true });
  const project = createProjectFile(unfinished, { name: 'Large', modality: 'text' });
  const { db } = project;
  const random = createRandom(1);
  timed(`${items} items with tags and search index`, () => db.transaction(() => insertItems(db, items, random))());
  const annotations = 3 * items;
  timed(`${annotations} annotations`, () => db.transaction(() => insertAnnotations(db, { items, answered }, random))());
  closeProjectFile(project);

  // the name only when all is there
  renameSync(unfinished, file);
  return file;
}

function insertItems(db: Database, items: number, random: Random): void {
  const words = Array.from({ length: WORDS }, () => Array.from({ length: 3 + random.nextBelow(6) }, () => 'aeioubcdfghklmnprst'[random.nextBelow(19)]).join(''));
  const tag = db.prepare('INSERT INTO tag (key, value) VALUES (?, ?)');
  const tagIds = Object.entries(TAGS).map(([key, values]) => Array.from({ length: values }, (_, value) => Number(tag.run(key, `${key} ${value + 1}`).lastInsertRowid)));
  const item = db.prepare('INSERT INTO item (id, external_id, content) VALUES (?, ?, ?)');
  const state = db.prepare('INSERT INTO item_state (item_id) VALUES (?)');
  const search = db.prepare('INSERT INTO item_search (rowid, words) VALUES (?, ?)');
  const itemTag = db.prepare('INSERT INTO item_tag (item_id, tag_id) VALUES (?, ?)');
  for (let id = 1; id <= items; id += 1) {
    let text = words[random.nextBelow(WORDS)]!;
    while (text.length < 100) text += ` ${words[random.nextBelow(WORDS)]!}`;
    item.run(id, `review-${id}`, text);
    state.run(id);
    search.run(id, toSearchText(text));
    for (const ids of tagIds) itemTag.run(id, ids[random.nextBelow(ids.length)]);
  }
}

function insertAnnotations(db: Database, { items, answered }: LargeProject, random: Random): void {
  const classes = [...addClasses(db, CLASSES, Date.now()).values()];
  const annotators = ['Ann', 'Ben', 'Cem', 'Dana'].map((name) => addAnnotator(db, { name, role: 'annotator', imported: name !== 'Ann', now: Date.now() }));
  const [ann, ben, cem, dana] = annotators as [number, number, number, number];
  const imported = new ImportedAnnotations(db);
  const createdAt = Date.now();
  for (let itemId = 1; itemId <= items; itemId += 1) {
    const usual = classes[random.nextBelow(classes.length)]!;
    for (const annotatorId of [itemId <= answered ? ann : dana, ben, cem]) {
      const classId = random.nextBelow(5) === 0 ? classes[random.nextBelow(classes.length)]! : usual;
      imported.append({ itemId, annotatorId, kind: 'label', classId, note: '', createdAt, durationMs: null });
    }
  }
  imported.finish();
}

function timed(what: string, work: () => void): void {
  const start = performance.now();
  work();
  console.log(`made ${what} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
