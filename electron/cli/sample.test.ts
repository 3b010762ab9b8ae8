import { Command } from 'commander';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProjectFile } from '../data/project/createProjectFile';
import { closeProjectFile, openReaderFile } from '../data/project/openProjectFile';
import { addTestItems } from '../data/testItems';
import { addTestRun } from '../data/testRun';
import type { CommandResult, Run } from './runCommand';
import { registerSample } from './sample';
import { registerSimulate } from './simulate';

let folder: string;
let project: string;

/** 120 texts of two kinds; the first 80 have gold labels, every fourth of those is of dev. */
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-sample-'));
  project = path.join(folder, 'test.goldset');
  const opened = createProjectFile(project, { name: 'Test', modality: 'text' });
  const items = Array.from({ length: 120 }, (_, at) => ({ id: `i${at}`, kind: at % 2 === 0 ? 'yes' : 'no', at }));
  addTestItems(opened.db, items.map(({ id, kind, at }) => ({ id, text: `${kind} of word${at % 7} and word${(at * 5) % 11} number${at}`, ...(at < 80 ? { gold: kind, split: at % 4 < 2 && at % 8 > 3 ? ('dev' as const) : ('train' as const) } : {}) })));
  addTestRun(opened.db, { name: 'model', classes: ['yes', 'no'], predictions: items.map(({ id, at }) => [id, 'yes', [0.5 + at / 300, 0.5 - at / 300]] as const) });
  closeProjectFile(opened);
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

async function goldset(...words: string[]): Promise<CommandResult> {
  let result: Promise<CommandResult> | undefined;
  const run: Run = async (json, work) => {
    result = work({ json, signal: new AbortController().signal, builtFolder: folder, log: () => undefined, progress: () => undefined });
    await result;
  };
  const program = new Command().exitOverride();
  for (const register of [registerSample, registerSimulate]) register(program, run);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined }).option('--json');
  await program.parseAsync(words, { from: 'user' });
  return result!;
}

it('sample names items by their id, with score and reason, and makes a queue of them', async () => {
  const { json, text } = await goldset('sample', project, '--strategy', 'margin', '--size', '3', '--run', 'model', '--queue', 'next');
  expect(json).toMatchObject({ strategy: 'margin', run: 'model', queue: 'next', pool: 40, items: [{ item: 'i80', audit: false, reason: expect.stringContaining('margin') }, { item: 'i81' }, { item: 'i82' }] });
  expect(text).toContain('now in the queue “next”');
  const db = openReaderFile(project);
  expect(db.prepare('SELECT q.name, i.external_id FROM queue q JOIN queue_item x ON x.queue_id = q.id JOIN item i ON i.id = x.item_id ORDER BY x.position').raw().all()).toEqual([['next', 'i80'], ['next', 'i81'], ['next', 'i82']]);
  closeProjectFile({ db });
});

it('sample gives the same batch by the same seed, and refuses what it does not know', async () => {
  const batch = async (seed: string) => (await goldset('sample', project, '--strategy', 'random', '--size', '8', '--seed', seed)).json;
  expect(await batch('3')).toEqual(await batch('3'));
  expect(await batch('3')).not.toEqual(await batch('4'));
  await expect(goldset('sample', project, '--strategy', 'best', '--size', '3')).rejects.toThrow('it is one of default, random');
  await expect(goldset('sample', project, '--strategy', 'margin', '--size', '3')).rejects.toMatchObject({ code: 'needsModel' });
  await expect(goldset('sample', project, '--strategy', 'random', '--size', '0')).rejects.toThrow('--size 0');
});

it('simulate gives a curve for each strategy, random among them', async () => {
  const { json, text } = await goldset('simulate', project, '--strategy', 'margin', '--batch', '10', '--budget', '30', '--repeats', '2');
  const { strategies } = json as { strategies: Record<string, { labels: number; accuracyMean: number; accuracySd: number; macroF1Mean: number }[]> };
  expect(Object.keys(strategies)).toEqual(['random', 'margin']);
  expect(strategies['margin']!.map(({ labels }) => labels)).toEqual([10, 20, 30]);
  for (const point of strategies['margin']!) expect(point).toMatchObject({ accuracyMean: expect.any(Number), accuracySd: expect.any(Number), macroF1Mean: expect.any(Number) });
  expect(text).toMatch(/random +\S/);
});
