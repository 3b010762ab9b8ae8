import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProjectFile } from '../data/project/createProjectFile';
import { closeProjectFile, openProjectFile } from '../data/project/openProjectFile';
import { addTestItems } from '../data/testItems';
import { computeAndWrite } from './computeConsensus';
import { resolveProject } from './resolveProject';
import type { CommandContext } from './runCommand';

let folder: string;
let project: string;
const context: CommandContext = { json: true, signal: new AbortController().signal, builtFolder: '', log: () => undefined, progress: () => undefined };
const gold = () => {
  const opened = openProjectFile(project);
  try {
    return opened.db.prepare('SELECT external_id, name, g.method FROM item JOIN gold_event g ON g.item_id = item.id JOIN class ON class.id = class_id ORDER BY item.id').raw().all() as string[][];
  } finally {
    closeProjectFile(opened);
  }
};

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-consensus-'));
  project = path.join(folder, 'p.goldset');
  const opened = createProjectFile(project, { name: 'p', modality: 'text' });
  addTestItems(opened.db, [
    { id: '=1', answers: { A: 'yes', B: 'yes', C: 'a, "b"' } },
    { id: 'tie', answers: { A: 'a, "b"', B: 'yes' } },
    { id: 'quoted', answers: { A: 'a, "b"', B: 'a, "b"' } },
    { id: 'none' },
  ]);
  closeProjectFile(opened);
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

it('writes item, label, posterior and tie, and nothing into the project', async () => {
  const out = path.join(folder, 'out', 'labels.csv');
  const { result, applied } = await computeAndWrite(project, { method: 'majority' }, { out, apply: false }, context);
  expect(fs.readFileSync(out, 'utf8')).toBe(`item,label,posterior,tie\n=1,yes,${2 / 3},0\ntie,yes,0.5,1\nquoted,"a, ""b""",1,0\n`);
  expect(fs.readdirSync(path.dirname(out))).toEqual(['labels.csv']);
  expect([result.items, result.labels, result.ties, applied, 'rows' in result]).toEqual([3, 7, 1, null, false]);
  expect(gold()).toEqual([]);
});

it('applies the labels, ties too, where nothing was decided', async () => {
  expect(await resolveProject(project, { method: 'unanimous' }, { dryRun: false }, context)).toEqual({ resolved: 1, open: 2 });
  expect((await computeAndWrite(project, { method: 'majority' }, { out: undefined, apply: true }, context)).applied).toBe(2);
  expect(gold()).toEqual([['=1', 'yes', 'majority'], ['tie', 'yes', 'majority'], ['quoted', 'a, "b"', 'unanimous']]);
});

it('resolves no tie, nothing below the least posterior, and nothing at all in a dry run', async () => {
  expect(await resolveProject(project, { method: 'majority', minPosterior: 0.7 }, { dryRun: true }, context)).toEqual({ resolved: 1, open: 2 });
  expect(gold()).toEqual([]);
  expect(await resolveProject(project, { method: 'majority' }, { dryRun: false }, context)).toEqual({ resolved: 2, open: 1 });
  expect(gold().map((row) => (row as string[])[0])).toEqual(['=1', 'quoted']);
});
