import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportSettings } from '../../../shared/contract/exporting';
import type { Modality } from '../../../shared/domain/project';
import { createProjectFile } from '../project/createProjectFile';
import { closeProjectFile } from '../project/openProjectFile';
import { DataService } from '../service';
import { importFile, importInProcess } from './testImport';

const EXPORT: ExportSettings = { format: 'jsonl', split: null, selection: null, what: 'all', history: false, datasetCard: false, escapeFormulas: true };
let folder: string;
let opened: DataService[];

function open(name: string, modality: Modality): DataService {
  const service = new DataService({ spawnImporter: importInProcess, pathOfToken: (token) => path.join(folder, token), onJob: () => undefined, onChanged: () => undefined });
  service.setProject(createProjectFile(path.join(folder, `${name}.goldset`), { name, modality }));
  opened.push(service);
  return service;
}

async function exportTo(service: DataService, file: string, settings: Partial<ExportSettings>): Promise<string> {
  const { jobId } = await service.run('exports.run', { folder: 'out', settings: { ...EXPORT, ...settings }, fileName: file } as never);
  const job = await service.jobs.settled(jobId);
  expect(job.error).toBeNull();
  return fs.readFileSync(path.join(folder, 'out', file), 'utf8');
}

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-round-'));
  opened = [];
});
afterEach(() => {
  for (const service of opened) closeProjectFile(service.project);
  fs.rmSync(folder, { recursive: true, force: true });
});

const ITEMS = 'id,text,gold,split,site,__proto__,note\n"=1","=cmd|x","-5",train,"x|y","p",-1\nb,"two\nlines, ""q""",,val,,,\'=a\nc, spaced ,,,"z\\",,@x\n';
const LABELS = 'item,annotator,label,time\n=1,Ada,yes,2024-01-01T10:00:00Z\n=1,=Bob,-5,2024-01-02T10:00:00Z\nb,Ada,yes,2024-01-03T10:00:00Z\n';

async function fill(service: DataService): Promise<void> {
  fs.writeFileSync(path.join(folder, 'items.csv'), ITEMS);
  fs.writeFileSync(path.join(folder, 'labels.csv'), LABELS);
  expect((await importFile(service, 'items.csv', { tags: ['site', '__proto__'], createClasses: true })).ok).toBe(true);
  expect((await importFile(service, 'labels.csv', { as: 'annotations', map: { time: 'time' }, createClasses: true })).ok).toBe(true);
  await service.run('gold.resolve', { annotatorId: null, method: 'unanimous' } as never);
}

describe('what Goldset exported', () => {
  it.each([
    ['jsonl', true],
    ['csv', true],
    ['csv', false],
  ] as const)('comes back from %s (formulas marked: %s) with labels, splits, tags and annotations', async (format, escapeFormulas) => {
    const first = open('first', 'text');
    await fill(first);
    const file = `all.${format}`;
    const written = await exportTo(first, file, { format, escapeFormulas });
    const second = open('second', 'text');
    const result = await importFile(second, `out/${file}`, { createClasses: true });
    expect([result.ok, result.problems]).toEqual([true, []]);
    const again = await exportTo(second, `again.${format}`, { format, escapeFormulas });
    // Versions of schema and guideline are those of the project that the answers came into; the classes were made in one go.
    const plain = (text: string) => text.replace(/(\\?"|"")schemaVersion\1:\d+/g, 'V');
    expect(plain(again)).toBe(plain(written));
  });

  it('comes back as annotations alone', async () => {
    const first = open('first', 'text');
    await fill(first);
    for (const format of ['csv', 'jsonl'] as const) {
      await exportTo(first, `labels.${format}`, { format, what: 'annotations' });
      const second = open(`second-${format}`, 'text');
      await importFile(second, 'items.csv', { createClasses: true });
      const result = await importFile(second, `out/labels.${format}`, { as: 'annotations', createClasses: true });
      expect(result).toMatchObject({ ok: true, imported: 3, skipped: 0, superseded: 0 });
      expect(second.project.db.prepare('SELECT a.name, e.created_at FROM annotation e JOIN annotator a ON a.id = annotator_id ORDER BY e.seq').raw().all()).toEqual([['Ada', Date.UTC(2024, 0, 1, 10)], ['=Bob', Date.UTC(2024, 0, 2, 10)], ['Ada', Date.UTC(2024, 0, 3, 10)]]);
    }
  });

  it('comes back for table rows', async () => {
    fs.writeFileSync(path.join(folder, 'rows.csv'), 'id,age,label,city\n1,41,x,Oslo\n2,-3,y,=Rome\n');
    const first = open('first', 'table');
    await importFile(first, 'rows.csv', { map: { gold: 'label' }, createClasses: true, tags: ['city'], features: ['age', 'city'] });
    for (const format of ['csv', 'jsonl'] as const) {
      const written = await exportTo(first, `rows.${format}`, { format, what: 'gold' });
      const second = open(`second-${format}`, 'table');
      expect((await importFile(second, `out/rows.${format}`, { createClasses: true })).problems).toEqual([]);
      expect(await exportTo(second, `again.${format}`, { format, what: 'gold' })).toBe(written);
    }
  });
});
