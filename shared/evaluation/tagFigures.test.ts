import { describe, expect, it } from 'vitest';
import { tagFigures } from './tagFigures';

const round = (value: number | null, digits: number) => (value === null ? null : Number(value.toFixed(digits)));

describe('tagFigures', () => {
  it.each([
    ['clean speech', 6_000, 360, 0.95, 36.96, 0.006],
    ['car noise', 400, 44, 0.93, 4.52, 0.0016],
    ['people noise', 3_000, 390, 0.89, 40.04, 0.006],
    ['low bandwidth', 600, 180, 0.7, 18.48, 0],
  ])('gives the row of %s', (_, support, errors, hlp, shareOfErrors, gain) => {
    const figures = tagFigures({ support, errors, total: { support: 10_000, errors: 974 }, hlp });
    expect([round(100 * figures.shareOfErrors!, 2), round(figures.potentialGain, 10), figures.shareOfData, figures.errorRate]).toEqual([shareOfErrors, gain, support / 10_000, errors / support]);
  });

  it('leaves undefined shares and rates null, and signs the gap', () => {
    const none = { support: 0, errors: 0 };
    expect(tagFigures({ ...none, total: { support: 10, errors: 1 }, hlp: 0.9 })).toMatchObject({ shareOfData: 0, errorRate: null, accuracy: null, gapToHlp: null, potentialGain: null, supportThatDecides: null });
    expect(tagFigures({ support: 5, errors: 0, total: { support: 10, errors: 0 }, hlp: null })).toMatchObject({ shareOfErrors: null, errorRate: 0, gapToHlp: null, supportThatDecides: null });
    expect(tagFigures({ ...none, total: none, hlp: null }).shareOfData).toBeNull();
    const above = tagFigures({ support: 100, errors: 0, total: { support: 100, errors: 0 }, hlp: 0.9 });
    expect([round(above.gapToHlp, 10), above.potentialGain]).toEqual([-0.1, 0]);
  });

  it('says of under 20 items how many would decide, never fewer than 20', () => {
    const total = { support: 1_000, errors: 200 };
    expect([[10, 3], [19, 19], [20, 6]].map(([support, errors]) => tagFigures({ support: support!, errors: errors!, total, hlp: null }).supportThatDecides)).toEqual([62, 20, null]);
  });
});
