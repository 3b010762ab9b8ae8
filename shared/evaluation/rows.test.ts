import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classFigures } from '../metrics/classFigures';
import { matthewsCorrelation } from '../metrics/matthewsCorrelation';
import { averageFigures } from '../metrics/averageFigures';
import { balancedAccuracy } from '../metrics/balancedAccuracy';
import { cohenKappa } from '../agreement/cohenKappa';
import { confusionStatistics, FIGURES } from './confusionStatistics';
import { crossCodes } from './crossCodes';
import { type EvaluationRows, type TagCodes } from './evaluationRows';
import { joinRuns } from './joinRuns';
import { pairOutcomes } from './pairOutcomes';
import { pairStatistics } from './pairStatistics';
import { selectRows } from './selectRows';
import { sliceCells } from './sliceCells';
import { sliceMembers } from './sliceMembers';
import { toMatrix } from './toMatrix';

const K = 4;
/** An item: gold, prediction, the baseline's prediction, whether it is asked for, values of two keys, another value of the first (-1: none). */
const items = fc.array(fc.tuple(fc.integer({ min: -2, max: K - 1 }), fc.integer({ min: -2, max: K - 1 }), fc.integer({ min: -2, max: K - 1 }), fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: -1, max: 2 })), { maxLength: 80 });
type Item = readonly [number, number, number, number, number, number, number];

function parse(list: readonly Item[]) {
  const column = (at: number) => list.map((item) => item[at]!);
  const data: EvaluationRows = { itemCount: list.length, classCount: K, actual: Int16Array.from(column(0)), predicted: Int16Array.from(column(1)) };
  const several = list.flatMap((item, at) => (item[6]! >= 0 && item[6] !== item[4] && item[4]! < 3 ? [at] : []));
  const plain = { item: new Uint32Array(), code: new Int32Array() };
  const tags = (at: number, values: number, more = plain): TagCodes => ({ key: 'k', values: [...Array.from({ length: values }, (_, value) => `v${value}`), null], codes: Int32Array.from(column(at)), more });
  return { data, mask: Uint8Array.from(column(3)), baseline: Int16Array.from(column(2)), one: tags(4, 3), two: tags(5, 2), several: tags(4, 3, { item: Uint32Array.from(several), code: Int32Array.from(several, (at) => list[at]![6]) }) };
}

describe('selectRows', () => {
  it('counts every item that is asked for once: evaluated, abstained, or missing', () => {
    fc.assert(
      fc.property(items, (list) => {
        const { data, mask } = parse(list);
        const rows = selectRows(data, mask);
        const asked = list.filter((item) => item[3] === 1);
        expect([...rows.items()]).toEqual(list.flatMap((item, at) => (item[3] === 1 ? [at] : [])));
        expect([rows.asked, rows.n + rows.abstained + rows.missingGold + rows.missingPrediction]).toEqual([asked.length, asked.length]);
        expect([rows.n, rows.missingGold, rows.missingPrediction]).toEqual([asked.filter(([a, p]) => a >= 0 && p >= 0).length, asked.filter(([a]) => a === -1).length, asked.filter(([a, p]) => a !== -1 && p === -1).length]);
        const matrix = toMatrix(rows.cells, rows.counts);
        matrix.forEach((count, cell) => expect(count).toBe(asked.filter(([a, p]) => a === Math.floor(cell / K) && p === cell % K).length));
      }),
    );
  });

  it('finds the same cells among thousands of classes, where no table of all cells is made', () => {
    const many = { itemCount: 3, classCount: 30_000, actual: Int16Array.of(29_999, 5, 29_999), predicted: Int16Array.of(1, 29_999, 1) };
    const rows = selectRows(many, new Uint8Array(3).fill(1));
    expect([[...rows.cells.actual], [...rows.cells.predicted], [...rows.counts], [...rows.cell]]).toEqual([[5, 29_999], [29_999, 1], [1, 2], [1, 0, 1]]);
  });
});

describe('sliceCells', () => {
  it('gives matrices of a partition that sum to the total cell by cell, also crossed', () => {
    fc.assert(
      fc.property(items, (list) => {
        const { data, mask, one, two } = parse(list);
        const rows = selectRows(data, mask);
        for (const codes of [one, two, crossCodes(one, two, mask)]) {
          const sum = new Float64Array(rows.counts.length);
          for (const { cell, counts } of sliceCells(rows, codes)) cell.forEach((place, at) => (sum[place]! += counts[at]!));
          expect(sum).toEqual(rows.counts);
        }
      }),
    );
  });

  it('counts the same however codes are stored and however few items are asked for', () => {
    fc.assert(
      fc.property(items, fc.nat(4), (list, keptOfFive) => {
        const { data, mask, one } = parse(list);
        const some = mask.map((asked, item) => (item % 5 < keptOfFive ? asked : 0));
        const rows = selectRows(data, some);
        const narrow = sliceCells(rows, { ...one, codes: Uint8Array.from(one.codes) });
        expect(narrow).toEqual(sliceCells(rows, one));
        narrow.forEach(({ asked, support, errors }, code) => {
          const has = list.filter((item, at) => some[at] === 1 && item[4] === code);
          const counted = has.filter(([a, p]) => a >= 0 && p >= 0);
          expect([asked, support, errors]).toEqual([has.length, counted.length, counted.filter(([a, p]) => a !== p).length]);
        });
      }),
    );
  });

  it('counts an item with several values in each, and agrees with the list of members', () => {
    fc.assert(
      fc.property(items, (list) => {
        const { data, mask, several } = parse(list);
        const rows = selectRows(data, mask);
        const members = sliceMembers(rows, several);
        sliceCells(rows, several).forEach((slice, code) => {
          const has = list.filter((item) => item[3] === 1 && (item[4] === code || (item[4] < 3 && item[6] === code && item[6] !== item[4])));
          expect(slice.asked).toBe(has.length);
          expect(slice.support).toBe(has.filter(([a, p]) => a >= 0 && p >= 0).length);
          expect(slice.errors).toBe(has.filter(([a, p]) => a >= 0 && p >= 0 && a !== p).length);
          expect(members[code]!.length).toBe(slice.support);
        });
      }),
    );
  });
});

describe('confusionStatistics', () => {
  it('gives what the documented functions give', () => {
    fc.assert(
      fc.property(items, (list) => {
        const { data, mask } = parse(list);
        const rows = selectRows(data, mask);
        const statistics = confusionStatistics(rows.cells);
        const values = new Float64Array(statistics.size);
        statistics.compute(rows.counts, values);
        const matrix = toMatrix(rows.cells, rows.counts);
        const figures = classFigures(matrix, K);
        const expected = [averageFigures(figures, 'macro').f1, balancedAccuracy(matrix, K).value.value, matthewsCorrelation(matrix, K).value, rows.n === 0 ? null : cohenKappa(matrix, K).value, averageFigures(figures, 'micro').f1, ...figures.map(({ f1 }) => f1.value)];
        expected.forEach((value, at) => (value === null ? expect(values[at]).toBeNaN() : expect(values[at]).toBeCloseTo(value, 10)));
        expect(FIGURES.f1 + K).toBe(statistics.size);
      }),
    );
  });
});

describe('joinRuns', () => {
  it('counts items that both predicted by who was right; swapping the runs swaps b and c and flips signs', () => {
    fc.assert(
      fc.property(items, (list) => {
        const { data, mask, baseline } = parse(list);
        const joint = joinRuns(selectRows(data, mask), baseline);
        const turned = joinRuns(selectRows({ ...data, predicted: baseline }, mask), data.predicted);
        const both = list.filter(([a, p, q, asked]) => asked === 1 && a >= 0 && p >= 0 && q >= 0);
        const [one, other] = [pairOutcomes(joint, joint.counts), pairOutcomes(turned, turned.counts)];
        expect(one).toEqual({ n: both.length, b: both.filter(([a, p, q]) => p !== a && q === a).length, c: both.filter(([a, p, q]) => p === a && q !== a).length, bothRight: both.filter(([a, p, q]) => p === a && q === a).length, bothWrong: both.filter(([a, p, q]) => p !== a && q !== a).length });
        expect(other).toEqual({ ...one, b: one.c, c: one.b });
        const values = [joint, turned].map((rows) => {
          const into = new Float64Array(2);
          pairStatistics(rows).compute(rows.counts, into);
          return into;
        });
        if (both.length === 0) return;
        expect(values[0]![0]).toBe(-values[1]![0]! + 0);
        expect(values[0]![1]).toBeCloseTo(-values[1]![1]!, 12);
      }),
    );
  });
});

describe('crossCodes', () => {
  it('puts each item into the pair of its values, and pairs of nobody nowhere', () => {
    const codes = (list: number[], values: (string | null)[], more: [number, number][] = []): TagCodes => ({ key: values[0]!, values, codes: Int32Array.from(list), more: { item: Uint32Array.from(more, ([item]) => item), code: Int32Array.from(more, ([, code]) => code) } });
    const crossed = crossCodes(codes([0, 1, 2, 0], ['a', 'b', null], [[1, 0]]), codes([1, 0, 1, 0], ['x', null]), Uint8Array.of(1, 1, 1, 0));
    expect(crossed.values).toEqual(['a × x', 'a × no value', 'b × x', null]);
    expect([...crossed.codes]).toEqual([1, 2, 3, 0]);
    expect([[...crossed.more.item], [...crossed.more.code]]).toEqual([[1], [0]]);
  });
});
