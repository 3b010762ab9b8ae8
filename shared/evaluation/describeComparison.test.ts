import { expect, it } from 'vitest';
import { describeComparison } from './describeComparison';

const RUNS = { n: 200, fixed: 15, broken: 5, p: 0.041, delta: 0.05, deltaCi: null };

it('tells what was gained and that it is more than chance', () => {
  expect(describeComparison(RUNS)).toBe('The run is right on 15 items that the baseline got wrong, and wrong on 5 that it got right: accuracy is 5.0 points higher, more than chance explains (p = 0.041).');
  expect(describeComparison({ ...RUNS, fixed: 1, broken: 40, delta: -0.195, p: 1e-9, deltaCi: [-0.25, -0.14] })).toContain('1 item that the baseline got wrong, and wrong on 40 that it got right: accuracy is 19.5 points lower (95 %: −25.0 to −14.0), more than chance explains (p < 0.001)');
});

it('does not call chance a gain', () => {
  expect(describeComparison({ ...RUNS, fixed: 12, broken: 9, p: 0.664, delta: 0.015 })).toContain('no more than chance may explain (p = 0.66)');
  expect(describeComparison({ ...RUNS, fixed: 10, broken: 10, p: 1, delta: 0 })).toContain('accuracy is the same, no more than chance');
});

it('says where nothing can be told: five items on one side would not do', () => {
  expect(describeComparison({ ...RUNS, fixed: 5, broken: 0, p: 0.0625, delta: 0.025 })).toContain('too few items to tell that from chance');
  expect(describeComparison({ ...RUNS, fixed: 0, broken: 0, p: 1, delta: 0 })).toBe('Both runs are right and wrong on the same 200 items.');
  expect(describeComparison({ ...RUNS, n: 0, fixed: 0, broken: 0, p: 1, delta: null })).toContain('cannot be compared');
});
