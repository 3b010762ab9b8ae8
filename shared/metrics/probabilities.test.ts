import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brierScore } from './brierScore';
import { calibration } from './calibration';
import { confidenceBin } from './confidenceBin';
import { logLoss } from './logLoss';
import { precisionRecallCurve } from './precisionRecallCurve';

const MAIL = { values: [[0.1, 0.9], [0.9, 0.1], [0.8, 0.2], [0.35, 0.65]], truth: [1, 0, 0, 1] };
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function calibrate(confidence: readonly number[], right: readonly number[], bins = 15) {
  const sums = { count: new Float64Array(bins), right: new Float64Array(bins), confidence: new Float64Array(bins) };
  confidence.forEach((value, at) => {
    const bin = confidenceBin(value, bins);
    sums.count[bin]! += 1;
    sums.right[bin]! += right[at]!;
    sums.confidence[bin]! += value;
  });
  return calibration(sums);
}

describe('logLoss', () => {
  it("gives scikit-learn's 0.21616 for spam ham ham spam", () => {
    expect(mean(MAIL.values.map((row, at) => logLoss(row[MAIL.truth[at]!]!)))).toBeCloseTo(0.21616, 5);
  });

  it('counts a probability of 0 as machine epsilon, gives ln k for equal ones and 0 for certain right ones', () => {
    expect(logLoss(0)).toBeCloseTo(-Math.log(2 ** -52), 12);
    expect(logLoss(0.25)).toBeCloseTo(Math.log(4), 12);
    expect([logLoss(1), logLoss(1 + 2 ** -52)]).toEqual([0, 0]);
  });
});

describe('brierScore', () => {
  it('gives 0.09125 for the same, 0 and 2 for certain right and wrong ones', () => {
    const values = Float64Array.from(MAIL.values.flat());
    expect(mean(MAIL.truth.map((truth, at) => brierScore(values, 2 * at, 2, truth)))).toBeCloseTo(0.09125, 12);
    expect([0, 1].map((truth) => brierScore(Float64Array.of(1, 0), 0, 2, truth))).toEqual([0, 2]);
  });
});

describe('calibration', () => {
  it('puts .59 .60 .62 1.00 into bins 8, 9, 9, 14: ECE 0.1575, RMS 0.21926, MCE 0.41', () => {
    const { ece, rms, mce, bins } = calibrate([0.59, 0.6, 0.62, 1], [1, 0, 1, 1]);
    expect([ece, rms, mce].map(({ value }) => Number(value!.toFixed(6)))).toEqual([0.1575, 0.21926, 0.41]);
    expect(bins.flatMap(({ count }, bin) => (count > 0 ? [[bin, count]] : []))).toEqual([[8, 1], [9, 2], [14, 1]]);
    expect(bins[0]).toMatchObject({ count: 0, accuracy: null, confidence: null });
  });

  it("gives torchmetrics' sums for .25 .25 .55 .75 .75 in two bins", () => {
    const { ece, rms, mce } = calibrate([0.25, 0.25, 0.55, 0.75, 0.75], [0, 0, 1, 1, 1], 2);
    expect([ece, rms, mce].map(({ value }) => Number(value!.toFixed(4)))).toEqual([0.29, 0.2918, 0.3167]);
  });

  it('is undefined without items, and never below the gap of everything taken together', () => {
    expect(calibrate([], []).ece.value).toBeNull();
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 1 })), { minLength: 1, maxLength: 60 }), (items) => {
        const [p, right] = [items.map(([value]) => value), items.map(([, hit]) => hit)];
        const { ece, mce, rms } = calibrate(p, right);
        expect(ece.value).toBeGreaterThanOrEqual(Math.abs(mean(p) - mean(right)) - 1e-12);
        expect(rms.value).toBeGreaterThanOrEqual(ece.value! - 1e-12);
        expect(mce.value).toBeGreaterThanOrEqual(rms.value! - 1e-12);
      }),
    );
  });
});

describe('precisionRecallCurve', () => {
  it("gives scikit-learn's 0.8333 for .1 .4 against .35 .8", () => {
    const { averagePrecision, points } = precisionRecallCurve(Float64Array.of(0.35, 0.8), Float64Array.of(0.1, 0.4));
    expect(averagePrecision.value).toBeCloseTo(0.833333, 6);
    expect(points).toEqual([{ threshold: 0.8, tp: 1, fp: 0 }, { threshold: 0.4, tp: 1, fp: 1 }, { threshold: 0.35, tp: 2, fp: 1 }, { threshold: 0.1, tp: 2, fp: 2 }]);
  });

  it('takes equal scores at once, and is undefined without positives', () => {
    expect(precisionRecallCurve(Float64Array.of(0.5, 0.5), Float64Array.of(0.5)).points).toEqual([{ threshold: 0.5, tp: 2, fp: 1 }]);
    expect(precisionRecallCurve(new Float64Array(), Float64Array.of(0.5)).averagePrecision.reason).toBe('no item is of the class');
    expect(precisionRecallCurve(new Float64Array(), new Float64Array()).points).toEqual([]);
  });

  it('draws at most 512 points, both ends among them, whose counts are exact', () => {
    const [good, bad] = [Float64Array.from({ length: 5_000 }, (_, at) => ((at * 7919) % 10_007) / 10_007), Float64Array.from({ length: 5_000 }, (_, at) => ((at * 104_729) % 9_973) / 9_973 - 0.2)];
    const { points } = precisionRecallCurve(good, bad);
    expect(points).toHaveLength(512);
    expect(points.at(-1)).toMatchObject({ tp: 5_000, fp: 5_000 });
    for (const { threshold, tp, fp } of points) expect([tp, fp]).toEqual([good.filter((score) => score >= threshold).length, bad.filter((score) => score >= threshold).length]);
  });
});
