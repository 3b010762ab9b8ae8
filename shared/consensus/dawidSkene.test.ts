import { describe, expect, it } from 'vitest';
import { anaesthetists } from './anaesthetists';
import { dawidSkene } from './dawidSkene';

const digits = (values: Iterable<number>) => Array.from(values, (value) => value + 1).join('');

describe('dawidSkene on the 45 patients of Dawid and Skene', () => {
  it('stops at round 10 with the log-likelihood of each round', async () => {
    const likelihoods = await Promise.all([1, 2, 9].map(async (maxRounds) => (await dawidSkene(anaesthetists(), { maxRounds })).logLikelihood!));
    expect(likelihoods.map((value) => value.toFixed(6))).toEqual(['-205.091138', '-194.550952', '-192.891229']);
    const found = await dawidSkene(anaesthetists());
    expect(found.iterations).toBe(10);
    expect(found.logLikelihood!.toFixed(6)).toBe('-192.891014');
  });

  it('gives the prevalence and the first observer of the paper', async () => {
    const { classPriors, confusion } = await dawidSkene(anaesthetists());
    expect(Array.from(classPriors!, (p) => p.toFixed(4))).toEqual(['0.3996', '0.4220', '0.1118', '0.0667']);
    expect(Array.from(confusion!.subarray(0, 16), (p) => p.toFixed(4))).toEqual(['0.8895', '0.1105', '0.0000', '0.0000', '0.0706', '0.8764', '0.0530', '0.0000', '0.0000', '0.3388', '0.6612', '0.0000', '0.0000', '0.0000', '0.5556', '0.4444']);
  });

  it('gives each patient the class, and is unsure of three', async () => {
    const { label, tie, posterior } = await dawidSkene(anaesthetists());
    expect(digits(label)).toBe('142222132243121111222222112111131224233111212');
    expect([1, 2, 3, 4].map((value) => label.filter((given) => given === value - 1).length)).toEqual([18, 19, 5, 3]);
    expect([...tie].every((mark) => mark === 0)).toBe(true);
    const rows = Array.from({ length: 45 }, (_, patient) => [...posterior.subarray(patient * 4, patient * 4 + 4)]);
    const unsure = rows.map((row, patient) => [patient + 1, ...row.map((p) => p.toFixed(4))] as const).filter(([patient]) => Math.max(...rows[patient - 1]!) < 0.99);
    expect(unsure).toEqual([[7, '0.9810', '0.0190', '0.0000', '0.0000'], [35, '0.0000', '0.9480', '0.0520', '0.0000'], [38, '0.0000', '0.0212', '0.9788', '0.0000']]);
  });

  it('gives another likelihood for the version of the data that the R package rater has', async () => {
    const found = await dawidSkene(anaesthetists('1122111'));
    expect([found.iterations, found.logLikelihood!.toFixed(6)]).toEqual([10, '-190.731135']);
    expect(Array.from(found.confusion!.subarray(0, 2), (p) => p.toFixed(2))).toEqual(['0.91', '0.09']);
  });
});
