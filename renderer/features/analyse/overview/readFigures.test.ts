import { describe, expect, it } from 'vitest';
import type { EvaluationResult } from '../../../../shared/contract/evaluation';
import { againstBaseline } from './againstBaseline';
import { readFigures } from './readFigures';

const RESULT = {
  n: 1_000,
  abstained: 0,
  missing: 20,
  accuracy: { value: 0.9, ci: [0.88, 0.92] },
  macro: { f1: 0.8 },
  majorityBaseline: { class: 'ham', accuracy: 0.6 },
  hlp: { form: 'plain', accuracy: 0.95, ci: null, annotations: 400 },
  comparison: { baseline: 'old', baselineId: 2, n: 990, accuracyDelta: 0.02, ci: [0.001, 0.04], mcnemar: { n: 990, b: 10, c: 30, p: 0.0027, method: 'exact' } },
} as unknown as EvaluationResult;

describe('the reading of a run', () => {
  it('says how many errors, and how far people are ahead or behind', () => {
    expect(readFigures(RESULT)).toBe('100 errors on 1,000 items: right on 90%. People reach 95%: 5.0 points to go.');
    expect(readFigures({ ...RESULT, hlp: { ...RESULT.hlp!, accuracy: 0.85 } })).toBe('100 errors on 1,000 items: right on 90%. That is above what people reach (85%).');
    expect(readFigures({ ...RESULT, hlp: null })).toBe('100 errors on 1,000 items: right on 90%.');
  });

  it('says it where the laziest guess does as well, or where there is nothing to read', () => {
    expect(readFigures({ ...RESULT, majorityBaseline: { class: 'ham', accuracy: 0.92 } })).toContain('Always saying “ham” would be right as often or oftener (92%)');
    const none = { ...RESULT, n: 0, accuracy: { value: null, ci: null } };
    expect(readFigures(none)).toBe('No item has both a gold label and a prediction.');
    expect(readFigures({ ...none, missing: 0 })).toBe('No item is left: take back a split, a filter or the search above.');
  });
});

describe('against what a run is compared', () => {
  const reference = { id: 4, name: 'a paper', metric: 'macroF1' as const, value: 0.82, source: 'its table 3' };

  it('is the difference to the majority class, to people, to a number from elsewhere, to another run', () => {
    expect(againstBaseline(RESULT, 'majority', [])?.delta).toBeCloseTo(0.3);
    expect(againstBaseline(RESULT, 'hlp', [])?.delta).toBeCloseTo(-0.05);
    expect(againstBaseline(RESULT, 'reference:4', [reference])).toMatchObject({ title: 'Macro-F1 against a paper', note: '0.82, its table 3' });
    expect(againstBaseline(RESULT, 'run:2', [])).toMatchObject({ delta: 0.02, note: '30 fixed, 10 broken of 990 items; McNemar’s test, exact: p = 0.0027' });
  });

  it('is nothing where nothing was chosen, or what was chosen is gone', () => {
    expect([againstBaseline(RESULT, 'none', []), againstBaseline(RESULT, 'reference:9', [reference]), againstBaseline({ ...RESULT, comparison: null }, 'run:2', [])]).toEqual([null, null, null]);
    expect(againstBaseline({ ...RESULT, hlp: null }, 'hlp', [])?.delta).toBeNull();
  });
});
