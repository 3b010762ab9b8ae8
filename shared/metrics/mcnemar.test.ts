import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logGamma } from './logGamma';
import { mcnemar } from './mcnemar';
import { normalTail } from './normalTail';

const count = fc.integer({ min: 0, max: 400 });

describe('mcnemar', () => {
  it('gives the published value for 150 against 86 discordant items, and the variants', () => {
    const corrected = mcnemar(150, 86);
    expect(corrected.method).toBe('chi2-corrected');
    expect(corrected.statistic!.toFixed(3)).toBe('16.818');
    expect(corrected.p.toExponential(3)).toBe('4.115e-5');
    expect(mcnemar(150, 86, 'chi2').statistic!.toFixed(3)).toBe('17.356');
    expect(mcnemar(150, 86, 'exact').p.toExponential(3)).toBe('3.716e-5');
    expect(mcnemar(150, 86, 'mid-p').p.toExponential(3)).toBe('2.893e-5');
  });

  it('gives the values of the textbook table 101, 121, 59, 33', () => {
    expect(mcnemar(121, 59, 'chi2').statistic!.toFixed(6)).toBe('21.355556');
    expect(mcnemar(121, 59).statistic!.toFixed(6)).toBe('20.672222');
  });

  it('is exact under 25 discordant items', () => {
    expect(mcnemar(5, 1)).toEqual({ p: expect.closeTo(0.218_75, 10) as number, method: 'exact', statistic: null });
    expect(mcnemar(6, 0).p).toBeCloseTo(0.031_25, 10);
    expect(mcnemar(10, 2).p.toFixed(5)).toBe('0.03857');
    expect(mcnemar(24, 0).method).toBe('exact');
    expect(mcnemar(24, 1).method).toBe('chi2-corrected');
  });

  it('corrects as the table 9945, 25, 15, 15 says', () => {
    const { statistic, p } = mcnemar(25, 15);
    expect([statistic!.toFixed(3), p.toFixed(5)]).toEqual(['2.025', '0.15473']);
  });

  it('is 1 without discordant items, and for equal halves', () => {
    expect(mcnemar(0, 0)).toEqual({ p: 1, method: 'exact', statistic: null });
    for (const method of ['exact', 'mid-p', 'chi2', 'chi2-corrected'] as const) {
      expect(mcnemar(0, 0, method).p).toBe(1);
      expect(mcnemar(40, 40, method).p).toBeCloseTo(1, 10);
    }
  });

  it('does not depend on which run is the baseline, and stays between 0 and 1', () => {
    fc.assert(
      fc.property(count, count, fc.constantFrom('exact', 'mid-p', 'chi2', 'chi2-corrected'), (b, c, method) => {
        const { p } = mcnemar(b, c, method);
        expect(mcnemar(c, b, method).p).toBe(p);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        // More lopsided at the same number of discordant items is never likelier.
        if (b > c && c > 0) expect(mcnemar(b + 1, c - 1, method).p).toBeLessThanOrEqual(p + 1e-12);
      }),
    );
  });

  it('refuses what is no count', () => {
    expect(() => mcnemar(-1, 2)).toThrow(RangeError);
    expect(() => mcnemar(1.5, 2)).toThrow(RangeError);
  });
});

describe('what it is computed with', () => {
  it('knows logarithms of factorials, also of large numbers', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
    expect(logGamma(0.5)).toBeCloseTo(0.572_364_942_924_700_1, 12);
    expect(logGamma(1_000_001) / 12_815_518.384_658_17).toBeCloseTo(1, 13);
    expect(() => logGamma(0)).toThrow(RangeError);
  });

  it('knows tiny tails as scipy does', () => {
    const expected = [[0.3, 0.382_088_577_811_047_33], [2.4, 0.008_197_535_924_596_131], [2.6, 0.004_661_188_023_718_733], [5, 2.866_515_718_791_933e-7], [10, 7.619_853_024_160_47e-24], [30, 4.906_713_927_147_908e-198]] as const;
    for (const [x, tail] of expected) expect(normalTail(x) / tail).toBeCloseTo(1, 10);
  });
});
