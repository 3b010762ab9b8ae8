import { Command } from 'commander';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvaluationResult } from '../../shared/contract/evaluation';
import { createProjectFile } from '../data/project/createProjectFile';
import { closeProjectFile } from '../data/project/openProjectFile';
import { addTestItems } from '../data/testItems';
import { addTestRun } from '../data/testRun';
import { registerEvaluate } from './evaluate';
import type { CommandResult, Run } from './runCommand';

let folder: string;
let project: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-evaluate-'));
  project = path.join(folder, 'test.goldset');
  const opened = createProjectFile(project, { name: 'Test', modality: 'text' });
  const gold = (at: number) => (at % 3 === 0 ? 'no' : 'yes');
  addTestItems(opened.db, Array.from({ length: 40 }, (_, at) => ({ id: `i${at}`, gold: gold(at), split: at < 30 ? ('dev' as const) : ('test' as const), tags: { site: at % 4 === 0 ? [] : [`s${at % 2}`], age: [String(at)] }, answers: { Ada: gold(at), Bob: 'yes' } })));
  addTestRun(opened.db, { name: 'new', classes: ['no', 'yes'], predictions: Array.from({ length: 40 }, (_, at) => [`i${at}`, at % 5 === 0 ? 'yes' : gold(at), at % 5 === 0 ? [0.4, 0.6] : [0.2, 0.8]] as const) });
  addTestRun(opened.db, { name: 'old', predictions: Array.from({ length: 40 }, (_, at) => [`i${at}`, 'yes'] as const) });
  closeProjectFile(opened);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** What the command answers; what it refuses is thrown. */
async function evaluate(...words: string[]): Promise<{ readonly json: EvaluationResult; readonly text: string }> {
  let result: Promise<CommandResult> | undefined;
  const run: Run = async (json, work) => {
    result = work({ json, signal: new AbortController().signal, builtFolder: folder, log: () => undefined, progress: () => undefined });
    await result;
  };
  const program = new Command().exitOverride();
  registerEvaluate(program, run);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined }).option('--json');
  await program.parseAsync(['evaluate', project, ...words], { from: 'user' });
  return (await result!) as { json: EvaluationResult; text: string };
}

describe('goldset evaluate', () => {
  it('prints the keys that other programs read', async () => {
    const { json } = await evaluate('--run', 'new', '--tags', '*', '--baseline-run', 'old', '--bootstrap', '100');
    for (const key of ['run', 'n', 'abstained', 'missing', 'accuracy', 'macro', 'micro', 'weighted', 'balancedAccuracy', 'mcc', 'cohenKappa', 'logLoss', 'brier', 'ece', 'perClass', 'confusion', 'hlp', 'slices', 'comparison']) expect(json).toHaveProperty(key);
    expect(Object.keys(json.accuracy)).toEqual(['value', 'ci']);
    for (const average of [json.macro, json.micro, json.weighted]) for (const key of ['precision', 'recall', 'f1', 'classes']) expect(average).toHaveProperty(key);
    for (const key of ['class', 'support', 'predicted', 'precision', 'recall', 'f1', 'precisionCi', 'recallCi']) expect(json.perClass[0]).toHaveProperty(key);
    for (const key of ['key', 'value', 'support', 'shareOfData', 'errors', 'errorRate', 'errorRateCi', 'shareOfErrors', 'accuracy', 'macroF1', 'hlp', 'gapToHlp', 'potentialGain', 'priority']) expect(json.slices[0]).toHaveProperty(key);
    expect(json.slices.find(({ key, value }) => key === 'site' && value === null)).toMatchObject({ support: 10 });
    expect(json.comparison).toMatchObject({ baseline: 'old', mcnemar: { method: 'exact' } });
    for (const key of ['accuracyDelta', 'ci', 'mcnemar']) expect(json.comparison).toHaveProperty(key);
    expect(json.hlp).toMatchObject({ form: 'leave-one-out', annotations: 80 });
    expect(JSON.stringify(json)).not.toContain('NaN');
  });

  it('looks at a split only, and gives no slices unless asked', async () => {
    const { json } = await evaluate('--run', 'new', '--split', 'test', '--bootstrap', '0');
    expect(json).toMatchObject({ n: 10, missing: 0, slices: [], comparison: null, accuracy: { ci: null }, macroF1Ci: null, recipe: { bootstrap: 0, seed: 0 } });
    expect(json.perClass[0]!.precisionCi).not.toBeNull();
  });

  it('makes bins and crosses, and draws groups together', async () => {
    const { json } = await evaluate('--run', 'new', '--bins', 'age:quantiles:2', '--bins', 'tag:age:at:10/20', '--cross', 'site,age:equal:2', '--group', 'site', '--bootstrap', '50');
    expect(json.slices.map(({ key, value, support }) => `${key}: ${value} ${support}`)).toEqual([
      'age (2 quantiles): 0 – < 19.5 20', 'age (2 quantiles): 19.5 – 39 20',
      'age (at 10, 20): < 10 10', 'age (at 10, 20): 10 – < 20 10', 'age (at 10, 20): ≥ 20 20',
      'site × age (2 equal widths): s0 × 0 – < 19.5 5', 'site × age (2 equal widths): s0 × 19.5 – 39 5', 'site × age (2 equal widths): s1 × 0 – < 19.5 10', 'site × age (2 equal widths): s1 × 19.5 – 39 10', 'site × age (2 equal widths): no value × 0 – < 19.5 5', 'site × age (2 equal widths): no value × 19.5 – 39 5',
    ]);
  });

  it('gives the rows of a key that is named twice once', async () => {
    const keys = async (...words: string[]) => (await evaluate('--run', 'new', '--bootstrap', '0', ...words)).json.slices.map(({ key, value }) => `${key} ${value}`);
    expect(await keys('--tags', 'site,site', '--bins', 'age:equal:2', '--bins', 'tag:age:equal:2')).toEqual(await keys('--tags', 'site', '--bins', 'age:equal:2'));
  });

  it('is read by people too', async () => {
    const { text } = await evaluate('--run', 'new', '--tags', 'site', '--baseline-run', 'old', '--bootstrap', '50');
    for (const part of [/new: 40 items evaluated; always answering yes would get 65.0 % right/, /macro-F1 +0\.\d{3} +0\.\d{3} to/, /actual \\ predicted/, /site +s0/, /against old/, /fixed, 0 broken/]) expect(text).toMatch(part);
  });

  it('says what is wrong with a request', async () => {
    await expect(evaluate('--run', 'none')).rejects.toThrow('Its runs: old, new.');
    await expect(evaluate('--run', 'new', '--tags', 'site,nothing')).rejects.toThrow(/no item has a tag “nothing”/i);
    await expect(evaluate('--run', 'new', '--bins', 'nosuch:quantiles:4')).rejects.toThrow('No item has a value of “field:nosuch”');
    for (const words of [['--split', 'val'], ['--bootstrap', 'many'], ['--bootstrap', '-1'], ['--bins', 'age'], ['--bins', 'age:quantiles:99'], ['--cross', 'site'], ['--seed', '1.5']]) await expect(evaluate('--run', 'new', ...words)).rejects.toMatchObject({ name: 'UsageError' });
    await expect(evaluate()).rejects.toMatchObject({ code: 'commander.missingMandatoryOptionValue' });
  });

  it('writes a report beside its answer, and none where it cannot', async () => {
    const report = path.join(folder, 'report.html');
    const { json } = await evaluate('--run', 'new', '--split', 'test', '--tags', 'site', '--baseline-run', 'old', '--bootstrap', '50', '--report', report);
    const page = fs.readFileSync(report, 'utf8');
    for (const expected of ['Error analysis of <bdi>new</bdi>', 'split is test', json.recipe.dataVersion, 'Against <bdi>old</bdi>', '<bdi>site</bdi>']) expect(page).toContain(expected);
    fs.writeFileSync(path.join(folder, 'taken'), '');
    await expect(evaluate('--run', 'new', '--bootstrap', '0', '--report', path.join(folder, 'taken', 'report.html'))).rejects.toThrow();
  });
});
