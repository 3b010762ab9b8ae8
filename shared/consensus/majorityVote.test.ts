import { describe, expect, it } from 'vitest';
import { matrixOfItems } from '../agreement/testMatrix';
import { anaesthetists } from './anaesthetists';
import { majorityVote } from './majorityVote';

describe('majorityVote', () => {
  it('gives the majorities of all 7 votes of the 45 patients, and marks the one tie', () => {
    const { label, tie } = majorityVote(anaesthetists());
    expect(Array.from(label, (value) => value + 1).join('')).toBe('132222132242121111222222112111131223233111212');
    expect([...tie.keys()].filter((patient) => tie[patient] === 1)).toEqual([11]);
  });

  it('gives a tie to the first class in the order of the schema, whoever said it first', () => {
    const { label, tie, posterior } = majorityVote(matrixOfItems(['21', '112', '2']));
    expect([...label]).toEqual([1, 1, 2]);
    expect([...tie]).toEqual([1, 0, 0]);
    expect([...posterior.subarray(3, 6)]).toEqual([0, 2 / 3, 1 / 3]);
  });

  it('says nothing of items without labels, nor of annotators without any', () => {
    const { label, posterior, annotatorQuality } = majorityVote(matrixOfItems(['0*', '**'], 2));
    expect([...label]).toEqual([0, -1]);
    expect([...posterior]).toEqual([1, 0, Number.NaN, Number.NaN]);
    expect([...annotatorQuality]).toEqual([1, Number.NaN]);
  });
});
