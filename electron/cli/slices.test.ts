import { Command } from 'commander';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LabelIssues } from '../../shared/contract/labelIssues';
import type { FoundSlices } from '../../shared/contract/slices';
import { createProjectFile } from '../data/project/createProjectFile';
import { closeProjectFile } from '../data/project/openProjectFile';
import { addTestItems } from '../data/testItems';
import { addTestRun } from '../data/testRun';
import { registerIssues } from './issues';
import { registerSlices } from './slices';
import type { CommandResult, Run } from './runCommand';

let folder: string;
let project: string;

/** 400 items: in the north every second prediction is wrong, elsewhere one of fifteen; item 7 has the wrong label. */
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-slices-'));
  project = path.join(folder, 'test.goldset');
  const opened = createProjectFile(project, { name: 'Test', modality: 'text' });
  const items = Array.from({ length: 400 }, (_, at) => ({ id: `i${at}`, gold: at === 7 ? 'no' : at % 2 === 0 ? 'yes' : 'no', isWrong: at % (at % 4 === 0 ? 8 : 10) === 0, at }));
  addTestItems(opened.db, items.map(({ id, gold, at }) => ({ id, gold, split: at % 5 === 0 ? 'test' : 'dev', tags: { site: [at % 4 === 0 ? 'north' : 'south'], 'a,b': [at % 3 === 0 ? 'x' : 'y'] } })));
  addTestRun(opened.db, { name: 'model', classes: ['yes', 'no'], predictions: items.map(({ id, gold, isWrong, at }) => {
    const isYes = (gold === 'yes') !== (isWrong || at === 7);
    return [id, isYes ? 'yes' : 'no', at === 7 ? [0.97, 0.03] : isYes ? [0.75, 0.25] : [0.25, 0.75]] as const;
  }) });
  addTestRun(opened.db, { name: 'bare', predictions: [['i1', 'yes']] });
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
  for (const register of [registerSlices, registerIssues]) register(program, run);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined }).option('--json');
  await program.parseAsync(words, { from: 'user' });
  return result!;
}

describe('goldset slices', () => {
  it('finds the weak slice and says whether it is confirmed', async () => {
    const { json, text } = await goldset('slices', project, '--run', 'model');
    expect((json as FoundSlices).slices[0]).toMatchObject({ predicate: [{ key: 'site', value: 'north' }], support: 100, errors: 50, errorRate: 0.5, confirmed: true });
    expect(json).toMatchObject({ n: 400, errors: 71, minSupport: 20, seed: 0 });
    expect(text).toMatch(/site = north +100 +50 +50\.0 %/);
    expect((await goldset('slices', project, '--run', 'model')).json).toEqual(json);
  });

  it('searches what it is told to', async () => {
    const dev = (await goldset('slices', project, '--run', 'model', '--split', 'dev', '--max-depth', '1', '--min-support', '60', '--seed', '4', '--tags', 'site')).json as FoundSlices;
    expect(dev).toMatchObject({ n: 320, minSupport: 60, seed: 4, slices: [{ predicate: [{ key: 'site', value: 'north' }], support: 80 }] });
    const none = await goldset('slices', project, '--run', 'model', '--min-support', '390');
    expect(none.json).toMatchObject({ slices: [], reason: expect.stringContaining('390') });
    expect(none.text).toContain('Import metadata as tags, or lower the support.');
  });

  it('says what is wrong with a request', async () => {
    await expect(goldset('slices', project, '--run', 'nobody')).rejects.toThrow('There is no run “nobody” in this project. Its runs: bare, model.');
    await expect(goldset('slices', project, '--run', 'model', '--tags', 'site,age')).rejects.toThrow('No item has a tag “age”');
    for (const words of [['--max-depth', '4'], ['--min-support', '0'], ['--alpha', '0'], ['--top', '1.5'], ['--split', 'rest']]) await expect(goldset('slices', project, '--run', 'model', ...words)).rejects.toThrow(words[0]);
  });
});

describe('goldset issues', () => {
  it('lists likely label errors, worst first, and writes them to a file', async () => {
    const out = path.join(folder, 'issues.csv');
    const { json, text } = await goldset('issues', project, '--run', 'model', '--out', out, '--filter', 'confident-learning');
    const { issues, n } = json as LabelIssues;
    expect(issues[0]).toMatchObject({ item: 'i7', given: 'no', suggested: 'yes', selfConfidence: 0.03 });
    expect(issues).toHaveLength(n);
    expect(issues.every((issue, at) => at === 0 || issue.selfConfidence >= issues[at - 1]!.selfConfidence)).toBe(true);
    expect(text).toContain('labels are likely wrong');
    const lines = fs.readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(n + 1);
    expect(lines.slice(0, 2)).toEqual(['item,given,suggested,self_confidence,normalized_margin,confidence_weighted_entropy,split,annotations,dissent', expect.stringMatching(/^i7,no,yes,0\.03,0\.03/)]);
  });

  it('keeps to a split, and refuses what it cannot do', async () => {
    const { issues } = (await goldset('issues', project, '--run', 'model', '--split', 'test')).json as LabelIssues;
    expect(issues.every(({ split }) => split === 'test')).toBe(true);
    await expect(goldset('issues', project, '--run', 'bare')).rejects.toThrow('predicted classes only');
    await expect(goldset('issues', project, '--run', 'model', '--filter', 'all')).rejects.toThrow('it is one of prune-by-noise-rate');
    await expect(goldset('issues', project, '--run', 'model', '--order', 'worst')).rejects.toThrow('it is one of self-confidence');
  });
});
