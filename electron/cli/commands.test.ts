import { Command } from 'commander';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProjectFile } from '../data/project/createProjectFile';
import { closeProjectFile, openProjectFile } from '../data/project/openProjectFile';
import { addSlice } from '../data/slices/savedSlices';
import { addTestItems } from '../data/testItems';
import { registerAgreement } from './agreement';
import { registerExport } from './export';
import { registerResolve } from './resolve';
import type { CommandResult, Run } from './runCommand';
import { registerSplit } from './split';
import { registerStats } from './stats';
import { registerVerify } from './verify';

let folder: string;
let project: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-cli-'));
  project = path.join(folder, 'test.goldset');
  const opened = createProjectFile(project, { name: 'Test', modality: 'text' });
  addTestItems(opened.db, Array.from({ length: 10 }, (_, index) => ({ id: `i${index}`, tags: { site: [`s${index % 3}`] }, answers: { Ada: 'yes', Bob: index < 6 ? 'yes' : 'no' } })));
  closeProjectFile(opened);
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** What a command answers; what it refuses is thrown. */
async function goldset(...words: string[]): Promise<CommandResult> {
  let result: Promise<CommandResult> | undefined;
  const run: Run = async (json, work) => {
    result = work({ json, signal: new AbortController().signal, builtFolder: folder, log: () => undefined, progress: () => undefined });
    await result;
  };
  const program = new Command().exitOverride();
  for (const register of [registerAgreement, registerStats, registerSplit, registerResolve, registerExport, registerVerify]) register(program, run);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined }).option('--json');
  await program.parseAsync(words, { from: 'user' });
  return result!;
}
const files = () => fs.readdirSync(folder).filter((name) => !name.startsWith('test.goldset')).sort();

describe('goldset', () => {
  it('counts', async () => {
    const { json, text } = await goldset('stats', project);
    expect(json).toMatchObject({ items: 10, gold: 0, classes: [{ class: 'yes', annotations: 16 }, { class: 'no', annotations: 4 }], splits: { none: 10 }, tags: [{ key: 'site', values: { s0: 4, s1: 3, s2: 3 }, missing: 0 }] });
    expect(text).toContain('10 items');
  });

  it('measures agreement, with intervals unless told not to', async () => {
    const { json, text } = await goldset('agreement', project, '--by-tag', 'site', '--by-class', '--seed', '3');
    expect(json).toMatchObject({ items: 10, annotators: 2, annotations: 20, itemsWithOverlap: 10, percentAgreement: 0.6, seed: 3, bootstrap: 2000 });
    expect(json).toMatchObject({ cohenKappa: { pairs: [{ a: 'Ada', b: 'Bob', items: 10, kappa: 0 }] }, krippendorffAlpha: { ci: [expect.any(Number), expect.any(Number)] }, byTag: { key: 'site', rows: [{ value: 's0' }, { value: 's1' }, { value: 's2' }] } });
    expect(text).toMatch(/Krippendorff alpha +-?0\.\d{3} +-0\.\d{3} to/);
    expect((await goldset('agreement', project, '--bootstrap', '0')).json).toMatchObject({ krippendorffAlpha: { ci: null }, byTag: null });
  });

  it('measures agreement while another process has the project open', async () => {
    const opened = openProjectFile(project);
    expect((await goldset('agreement', project, '--bootstrap', '0')).json).toMatchObject({ items: 10 });
    closeProjectFile(opened);
  });

  it('settles what the annotations settle, splits it, and exports it', async () => {
    expect((await goldset('resolve', project, '--auto', 'unanimous')).json).toEqual({ resolved: 6, open: 4 });
    const dry = await goldset('split', project, '--ratios', 'train=0.6,val=0.4', '--stratify', '--seed', '3', '--dry-run');
    expect((await goldset('stats', project)).json).toMatchObject({ splits: { none: 10 } });
    const split = await goldset('split', project, '--ratios', 'train=0.6,val=0.4', '--stratify', '--seed', '3');
    expect(split.json).toEqual(dry.json);
    expect(split.json).toMatchObject({ counts: { train: 6, dev: 4 }, classShare: { train: { yes: 1 }, dev: { yes: 1 } }, maxDeviation: 0, groupsSplitAcross: 0, seed: 3 });
    expect((await goldset('export', project, '--out', path.join(folder, 'out'), '--format', 'csv', '--card')).json).toMatchObject({ rows: 10 });
    expect(fs.readdirSync(path.join(folder, 'out')).sort()).toEqual(['README.md', 'dev.csv', 'train.csv']);
  });

  it('exports the items of a saved slice, and names the slices there are', async () => {
    const slice = (name: string, ...values: string[]) => addSlice(opened.db, name, { name, query: { search: '', filters: [{ column: 'tag:site', operator: 'is', values }], sort: null }, notes: '' }, 0);
    await expect(goldset('export', project, '--out', path.join(folder, 'x.csv'), '--slice', 'south')).rejects.toThrow('None was saved yet');
    const opened = openProjectFile(project);
    slice('north', 's0');
    slice('gone', 's9');
    closeProjectFile(opened);
    expect((await goldset('export', project, '--out', path.join(folder, 'north.csv'), '--slice', 'north')).json).toMatchObject({ rows: 4, files: [{ name: 'north.csv', rows: 4 }] });
    await expect(goldset('export', project, '--out', path.join(folder, 'x.csv'), '--slice', 'south')).rejects.toThrow('There is no slice “south” in this project, so nothing was exported. Its slices: north, gone.');
    await expect(goldset('export', project, '--out', path.join(folder, 'x.csv'), '--slice', 'gone')).rejects.toThrow('No item is in this list');
    expect(files()).toEqual(['north.csv']);
  });

  it('exports one file for a name with an ending or a split, in the format of the ending', async () => {
    await goldset('export', project, '--out', path.join(folder, 'all.csv'));
    await goldset('export', project, '--out', path.join(folder, 'all.jsonl'), '--what', 'all');
    await goldset('split', project, '--ratios', 'train=1');
    await goldset('export', project, '--out', path.join(folder, 'train'), '--split', 'train');
    expect(files()).toEqual(['all.csv', 'all.jsonl', 'train']);
    expect(fs.readFileSync(path.join(folder, 'train'), 'utf8').split('\n')).toHaveLength(11);
    expect(fs.readFileSync(path.join(folder, 'all.csv'), 'utf8')).toMatch(/^id,text,label,split,site,labelDistribution,annotations,method,decision,reason\ni0,/);
  });

  it('keeps the groups of a split together', async () => {
    expect((await goldset('split', project, '--ratios', 'train=0.7,test=0.3', '--group', 'site')).json).toMatchObject({ groupsSplitAcross: 0 });
  });

  it('verifies: a sound project is in order, one whose answers have no events behind them is not', async () => {
    const sound = path.join(folder, 'sound.goldset');
    closeProjectFile(createProjectFile(sound, { name: 'Sound', modality: 'text' }));
    expect(await goldset('verify', sound)).toMatchObject({ json: { ok: true, problems: [] }, exitCode: 0 });
    expect(await goldset('verify', project)).toMatchObject({ json: { ok: false }, exitCode: 1 });
  });

  it.each([
    ['--ratios', 'train'],
    ['--ratios', 'train=0.5,valid=0.5'],
    ['--ratios', 'train=0.5,train=0.5'],
    ['--ratios', 'train=1', '--seed', 'x'],
  ])('calls %s %s wrong usage', async (...options) => {
    await expect(goldset('split', project, ...options)).rejects.toMatchObject({ name: 'UsageError' });
  });

  it('refuses what it cannot do in words, and writes nothing', async () => {
    await expect(goldset('split', project, '--ratios', 'train=0.5')).rejects.toThrow('add up to 0.5');
    await expect(goldset('export', project, '--out', path.join(folder, 'x.parquet'))).rejects.toThrow('.parquet');
    await expect(goldset('export', project, '--out', path.join(folder, 'x'), '--split', 'test')).rejects.toThrow('No item is in test');
    await expect(goldset('agreement', project, '--by-tag', 'sight')).rejects.toThrow('No labelled item has a tag “sight”');
    await expect(goldset('agreement', project, '--bootstrap', '1e3')).rejects.toMatchObject({ name: 'UsageError' });
    await expect(goldset('resolve', project, '--auto', 'plurality')).rejects.toMatchObject({ name: 'UsageError' });
    expect(files()).toEqual([]);
  });
});
