import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digamma } from './digamma';
import { normalCdf } from './normalCdf';
import { normalQuantile } from './normalQuantile';

describe('normalCdf and normalQuantile', () => {
  it('give the values of scipy', () => {
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 14);
    expect(normalCdf(-3)).toBeCloseTo(0.0013498980316300933, 15);
    expect([0.025, 0.95, 0.975].map((p) => normalQuantile(p).toFixed(9))).toEqual(['-1.959963985', '1.644853627', '1.959963985']);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
  });

  it('undo each other', () => {
    fc.assert(fc.property(fc.double({ min: 1e-5, max: 1 - 1e-5, noNaN: true }), (p) => Math.abs(normalCdf(normalQuantile(p)) - p) < 1e-12));
  });

  it('reach the ends and refuse what is no chance', () => {
    expect([normalCdf(-9), normalCdf(9), normalQuantile(0), normalQuantile(1)]).toEqual([0, 1, -Infinity, Infinity]);
    expect(() => normalQuantile(1.1)).toThrow(RangeError);
  });
});

describe('digamma', () => {
  it('gives the values of scipy', () => {
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 12);
    expect(digamma(0.5)).toBeCloseTo(-1.9635100260214235, 12);
    expect(digamma(10.5)).toBeCloseTo(2.3030010342976865, 12);
    expect(digamma(1e-3)).toBeCloseTo(-1000.5755719318103, 8);
    expect(digamma(1e6)).toBeCloseTo(13.81551005796419, 12);
  });
});
