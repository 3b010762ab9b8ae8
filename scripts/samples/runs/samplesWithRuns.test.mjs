import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFromSample } from '../../../electron/data/import/createFromSample';
import { openImportService } from '../../../electron/data/import/testImport';
import { closeProjectFile } from '../../../electron/data/project/openProjectFile';
import { makeErrorsSample } from '../errors/makeErrorsSample.mjs';
import { makeLectureSample } from '../lecture/makeLectureSample.mjs';

let folder;
const projects = [];

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sample-runs-'));
});
afterAll(() => {
  for (const project of projects) closeProjectFile(project);
  fs.rmSync(folder, { recursive: true });
});

/** The project that the app makes of a sample, and its evaluation without intervals. */
async function open(id, make) {
  const from = path.join(folder, id);
  fs.mkdirSync(from);
  const sample = make(from);
  fs.writeFileSync(path.join(from, 'sample.json'), JSON.stringify({ id, ...sample, phases: sample.phases.map((phase) => ({ ...phase, guideline: id })) }));
  const service = openImportService('text');
  const project = await createFromSample(service.options, from, path.join(folder, `${id}.goldset`));
  projects.push(project);
  service.setProject(project);
  const measure = (runId, baselineRunId) => service.run('evaluation.measure', { runId, baselineRunId, query: { search: '', filters: [], sort: null }, dimensions: null, groupColumn: null, bootstrap: 0, seed: 0 });
  return { service, measure };
}

describe('the lecture sample', () => {
  it('gives the table of the lecture exactly', { timeout: 120_000 }, async () => {
    const { service, measure } = await open('lecture', makeLectureSample);
    const result = await measure(1, null);
    expect(result).toMatchObject({ run: 'Recogniser', n: 10_000, abstained: 0, missing: 0, hlp: { form: 'plain', annotations: 10_000 } });
    const table = Object.fromEntries(result.slices.map((row) => [row.value, row]));
    const wanted = [
      ['clean speech', 6_000, 360, 0.95, 0.006],
      ['car noise', 400, 44, 0.93, 0.0016],
      ['people noise', 3_000, 390, 0.89, 0.006],
      ['low bandwidth', 600, 180, 0.7, 0],
    ];
    for (const [value, support, errors, hlp, gain] of wanted) {
      expect(table[value]).toMatchObject({ key: 'noise', support, errors, hlp, hlpAnnotations: support });
      expect(table[value].potentialGain).toBeCloseTo(gain, 12);
      expect(table[value].shareOfErrors).toBeCloseTo(errors / 974, 12);
    }
    expect((await service.run('project.verify', {})).problems).toEqual([]);
  });
});

describe('the errors sample', () => {
  it('has its weak spot where people are good, and a second run that helps there and hurts elsewhere', { timeout: 120_000 }, async () => {
    const { service, measure } = await open('errors', makeErrorsSample);
    const [candidate, baseline] = await service.run('runs.list', {});
    expect([baseline.name, candidate.name, baseline.hasProbabilities, candidate.outOfSample]).toEqual(['Baseline', 'With HTML features', true, true]);
    const first = await measure(baseline.runId, null);
    expect(first.n).toBe(2_000);
    const [best] = [...first.slices].sort((a, b) => b.potentialGain - a.potentialGain);
    expect([best.key, best.value]).toEqual(['format', 'html']);
    const short = first.slices.find(({ key, value }) => key === 'length' && value === 'short');
    // hard for people too: many errors, little to gain
    expect(short.errorRate).toBeGreaterThan(first.slices.find(({ key, value }) => key === 'length' && value === 'medium').errorRate);
    expect(short.potentialGain).toBeLessThan(best.potentialGain / 3);
    const second = await measure(candidate.runId, baseline.runId);
    expect(second.accuracy.value).toBeGreaterThan(first.accuracy.value);
    const trend = (key, value) => second.slices.find((row) => row.key === key && row.value === value).trend.delta;
    expect(trend('format', 'html')).not.toBe(0);
    expect(Math.sign(trend('format', 'html'))).toBe(-Math.sign(trend('length', 'long')));
    expect((await service.run('project.verify', {})).problems).toEqual([]);
  });
});
