import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { addAnnotator } from '../electron/data/annotators/queries';
import { ImportedAnnotations } from '../electron/data/annotations/importedAnnotations';
import { SCHEMA_VERSION } from '../electron/data/db/migrations';
import { expectedSchemaObjects } from '../electron/data/db/schemaObjects';
import { addClasses } from '../electron/data/labelSchema/addClasses';
import { createPackage } from '../electron/data/packages/createPackage';
import { createProjectFile } from '../electron/data/project/createProjectFile';
import { closeProjectFile, openProjectFile } from '../electron/data/project/openProjectFile';
import { DataService } from '../electron/data/service';
import { createRandom } from '../shared/sampling/random';
import { measureProcesses } from './lib/measureProcesses';

/**
 * 100 work packages that came back, 10,000 annotations each, on 100,000 text items, merged by the command line into the project that
 * they went out from: at once, and the hundred and first alone. `npm run bench -- merge [ANNOTATORS] [ANNOTATIONS] [ITEMS]`.
 */
const annotators = Number(process.argv[2] ?? 100);
const annotations = Number(process.argv[3] ?? 10_000);
const items = Number(process.argv[4] ?? 100_000);
const schema = createHash('sha256').update(expectedSchemaObjects(SCHEMA_VERSION).join('\n')).digest('hex').slice(0, 8);
const folder = path.resolve('out', 'bench', `merge-${annotators}-${annotations}-${items}-${schema}`);
const base = path.join(folder, 'base.goldset');
const packages = Array.from({ length: annotators + 1 }, (_, index) => path.join(folder, `a${index}.goldset-package`));

if (!fs.existsSync(packages.at(-1)!)) await make();
const goldset = (...args: string[]) => [path.resolve('scripts', 'goldset.mjs'), ...args];
execFileSync(process.execPath, goldset('--help'), { stdio: 'ignore' });
const project = path.join(folder, 'project.goldset');
for (const end of ['', '-wal', '-shm', '.lock']) fs.rmSync(`${project}${end}`, { force: true });
fs.copyFileSync(base, project);
await merge(`${annotators} packages of ${annotations.toLocaleString('en')} annotations`, packages.slice(0, -1));
await merge('one more', packages.slice(-1));
await merge('one that is known already', packages.slice(0, 1));
console.log(`project file ${(fs.statSync(project).size / 1e6).toFixed(0)} MB`);

async function merge(what: string, files: readonly string[]): Promise<void> {
  const measured = await measureProcesses(process.execPath, goldset('merge', project, ...files, '--json'), { cwd: folder });
  const { added, known, conflicts } = JSON.parse(measured.output) as { added: number; known: number; conflicts: number };
  console.log(`${what.padEnd(44)} ${measured.seconds.toFixed(1).padStart(6)} s  ${added.toLocaleString('en')} added, ${known.toLocaleString('en')} known, ${conflicts} conflicts  peak ${measured.peakMb.toFixed(0)} MB (at most ${measured.highestMb.toFixed(0)})`);
}

async function make(): Promise<void> {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const random = createRandom(1);
  const made = createProjectFile(base, { name: 'Merge', modality: 'text' });
  made.db.transaction(() => {
    addClasses(made.db, Array.from({ length: 10 }, (_, index) => `class ${index}`), 0);
    for (let index = 0; index <= annotators; index += 1) addAnnotator(made.db, { name: `annotator ${index}`, role: 'annotator', imported: false, now: 0 });
    const insert = ['INSERT INTO item (id, external_id, content) VALUES (@id, @external, @text)', 'INSERT INTO item_state (item_id) VALUES (@id)', 'INSERT INTO item_search (rowid, words) VALUES (@id, @text)'].map((sql) => made.db.prepare(sql));
    for (let id = 1; id <= items; id += 1) {
      const text = Array.from({ length: 15 }, () => random.nextBelow(46_656).toString(36)).join(' ');
      for (const statement of insert) statement.run({ id, external: `item-${id}`, text });
    }
  })();
  closeProjectFile(made);
  // in memory where the system has a folder for that: a hundred copies, each soon gone
  const copy = path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : folder, `goldset-bench-${process.pid}.goldset`);
  for (const [index, file] of packages.entries()) {
    fs.copyFileSync(base, copy);
    const opened = openProjectFile(copy);
    const { db } = opened;
    db.prepare("INSERT INTO project SELECT 'packageUid', ? UNION ALL SELECT 'packageAnnotatorUid', uid FROM annotator WHERE id = ?").run(`package-${index}`, index + 1);
    db.prepare("UPDATE origin SET uid = 'origin-' || ?").run(index);
    db.transaction(() => {
      const log = new ImportedAnnotations(db);
      const first = random.nextBelow(items - annotations + 1);
      for (let at = 1; at <= annotations; at += 1) log.append({ itemId: first + at, annotatorId: index + 1, kind: 'label', classId: 1 + random.nextBelow(10), note: '', createdAt: 1_700_000_000_000 + at, durationMs: 900 });
      log.finish();
    })();
    const service = new DataService({ spawnImporter: () => Promise.reject(new Error('none')), pathOfToken: () => undefined, onJob: () => undefined, onChanged: () => undefined });
    service.setProject(opened);
    await createPackage(service, { annotatorId: index + 1, file }, { signal: new AbortController().signal, progress: () => undefined });
    closeProjectFile(opened);
    fs.rmSync(copy);
  }
}
