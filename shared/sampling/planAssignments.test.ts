import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignmentQuotas } from './assignmentQuotas';
import { planAssignments, type AssignmentOptions, type AssignmentPlan } from './planAssignments';

const plan = (options: Partial<AssignmentOptions> & { readonly items: number; readonly annotators?: number }) =>
  planAssignments({ capacities: Array.from({ length: options.annotators ?? 4 }, () => 1), rule: { kind: 'all', k: 2 }, order: 'asListed', seed: 1, ...options });
const sizes = ({ queues }: AssignmentPlan) => queues.map((queue) => queue.length);
const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);
/** How many annotators of the plan each item gets. */
const overlaps = ({ queues }: AssignmentPlan, items: number) => {
  const counts = Array.from({ length: items }, () => 0);
  for (const queue of queues) for (const item of queue) counts[item]! += 1;
  return counts;
};
const sharedItems = ({ queues }: AssignmentPlan) => queues.flatMap((a, at) => queues.slice(at + 1).map((b) => { const own = new Set(a); return b.filter((item) => own.has(item)).length; }));

const seeds = fc.integer();
const teams = fc.record({ items: fc.integer({ min: 0, max: 120 }), annotators: fc.integer({ min: 1, max: 12 }), k: fc.integer({ min: 1, max: 6 }), seed: seeds });

describe('planAssignments', () => {
  it('gives every item the number of distinct annotators that the rule says, and nobody an item twice', () => {
    fc.assert(
      fc.property(teams, fc.constantFrom('asListed', 'random', 'randomEach'), ({ items, annotators, k, seed }, order) => {
        const made = plan({ items, annotators, rule: { kind: 'all', k }, seed, order });
        for (const queue of made.queues) expect(new Set(queue).size).toBe(queue.length);
        expect(overlaps(made, items)).toEqual(Array.from({ length: items }, () => Math.min(k, annotators)));
        expect(made.short).toBe(k > annotators ? items : 0);
      }),
    );
  });

  it('gives equal annotators counts that differ by at most one', () => {
    fc.assert(fc.property(teams, ({ items, annotators, k, seed }) => void expect(spread(sizes(plan({ items, annotators, rule: { kind: 'all', k }, seed })))).toBeLessThanOrEqual(1)));
  });

  it('divides in proportion to capacity, rounded, where one person per item leaves room for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }), seeds, (items, capacities, seed) => {
        const total = capacities.reduce((sum, capacity) => sum + capacity, 0);
        const counts = sizes(plan({ items, capacities, rule: { kind: 'all', k: 1 }, seed }));
        counts.forEach((count, at) => expect(Math.abs(count - (items * capacities[at]!) / total)).toBeLessThan(1));
      }),
    );
  });

  it('gives nobody more than every item once, whatever their capacity, and the rest to the others', () => {
    expect(sizes(plan({ items: 10, capacities: [100, 1, 1] }))).toEqual([10, 5, 5]);
  });

  it('mixes pairs: every two annotators share about equally many items', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 10 }), fc.integer({ min: 2, max: 4 }), fc.integer({ min: 3, max: 8 }), seeds, (annotators, k, each, seed) => {
        const pairs = (annotators * (annotators - 1)) / 2;
        const items = Math.ceil((pairs * each) / (Math.min(k, annotators) * (Math.min(k, annotators) - 1) / 2));
        const shared = sharedItems(plan({ items, annotators, rule: { kind: 'all', k }, seed }));
        expect(Math.min(...shared)).toBeGreaterThan(0);
        expect(spread(shared)).toBeLessThanOrEqual(3);
      }),
      { numRuns: 200 },
    );
  });

  it('gives a random share of the items the overlap and the rest one annotator, still balanced', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 150 }), fc.double({ min: 0, max: 1, noNaN: true }), seeds, (items, share, seed) => {
        const made = plan({ items, annotators: 5, rule: { kind: 'share', share, k: 3 }, seed });
        const counts = overlaps(made, items);
        expect(counts.filter((count) => count === 3).length).toBe(Math.round(share * items));
        expect(counts.filter((count) => count === 1).length).toBe(items - Math.round(share * items));
        expect(spread(sizes(made))).toBeLessThanOrEqual(1);
      }),
    );
    const first = overlaps(plan({ items: 100, rule: { kind: 'share', share: 0.2, k: 2 }, seed: 1 }), 100);
    expect(first).not.toEqual(overlaps(plan({ items: 100, rule: { kind: 'share', share: 0.2, k: 2 }, seed: 2 }), 100));
  });

  it('starts an item that goes on until agreement with as many annotators as it starts with', () => {
    expect(overlaps(plan({ items: 30, rule: { kind: 'untilAgreement', start: 2, max: 4 } }), 30)).toEqual(Array.from({ length: 30 }, () => 2));
  });

  it('counts who has an item already towards its overlap, never gives it to them again, and stays balanced where it can', () => {
    const held = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 39 }), fc.integer({ min: 0, max: 4 })), { maxLength: 60, selector: ([item, annotator]) => item * 5 + annotator });
    fc.assert(
      fc.property(held, fc.integer({ min: 1, max: 4 }), seeds, (held, k, seed) => {
        const made = plan({ items: 40, annotators: 5, rule: { kind: 'all', k }, seed, held });
        for (const [item, annotator] of held) expect(made.queues[annotator]).not.toContain(item);
        const holders = Array.from({ length: 40 }, () => 0);
        for (const [item] of held) holders[item]! += 1;
        expect(overlaps(made, 40)).toEqual(holders.map((count) => Math.max(0, k - count)));
        // nobody could give an item to somebody who has two fewer and does not have it
        const counts = sizes(made);
        made.queues.forEach((queue, a) =>
          made.queues.forEach((other, b) => {
            if (counts[a]! < counts[b]! + 2) return;
            const has = new Set([...other, ...held.filter(([, annotator]) => annotator === b).map(([item]) => item)]);
            expect(queue.filter((item) => !has.has(item)).length).toBe(0);
          }),
        );
      }),
    );
  });

  it('counts people who are not in the plan too', () => {
    const made = plan({ items: 3, annotators: 3, rule: { kind: 'all', k: 2 }, heldByOthers: [0, 1, 5] });
    expect(overlaps(made, 3)).toEqual([2, 1, 0]);
  });

  it('makes the same plan of the same seed and another of another', () => {
    fc.assert(fc.property(teams, ({ items, annotators, k, seed }) => void expect(plan({ items, annotators, rule: { kind: 'all', k }, seed, order: 'randomEach' })).toEqual(plan({ items, annotators, rule: { kind: 'all', k }, seed, order: 'randomEach' }))), { numRuns: 30 });
    expect(plan({ items: 60, seed: 1 })).not.toEqual(plan({ items: 60, seed: 2 }));
  });

  it('keeps the order of the list, or one random order for all, or one for each, as asked', () => {
    const rule = { kind: 'all', k: 3 } as const;
    const listed = plan({ items: 50, annotators: 3, rule });
    for (const queue of listed.queues) expect([...queue]).toEqual([...queue].sort((a, b) => a - b));
    const [first, second] = plan({ items: 50, annotators: 3, rule, order: 'random' }).queues;
    expect(first).not.toEqual(listed.queues[0]);
    expect(second).toEqual(first);
    const each = plan({ items: 50, annotators: 3, rule, order: 'randomEach' }).queues;
    expect(each[0]).not.toEqual(each[1]);
    expect([...each[0]!].sort((a, b) => a - b)).toEqual([...each[1]!].sort((a, b) => a - b));
  });

  it('refuses rules that make no sense', () => {
    expect(() => plan({ items: 1, rule: { kind: 'all', k: 0 } })).toThrow(RangeError);
    expect(() => plan({ items: 1, rule: { kind: 'share', share: 1.5, k: 2 } })).toThrow(RangeError);
    expect(() => plan({ items: 1, rule: { kind: 'untilAgreement', start: 3, max: 2 } })).toThrow(RangeError);
    expect(() => plan({ items: 1, capacities: [1, 0] })).toThrow(RangeError);
  });

  it('plans many items for many annotators with pairs that are nearly even', () => {
    const made = plan({ items: 20_000, annotators: 30, rule: { kind: 'all', k: 3 } });
    expect(spread(sizes(made))).toBeLessThanOrEqual(1);
    const shared = sharedItems(made);
    expect(spread(shared) / (shared.reduce((sum, count) => sum + count, 0) / shared.length)).toBeLessThan(0.05);
  }, 20_000);
});

describe('assignmentQuotas', () => {
  it('sums to the total, rounds down or up, and gives nobody more than they can take', () => {
    expect([...assignmentQuotas(10, [1, 1, 1], [9, 9, 9])]).toEqual([4, 3, 3]);
    expect([...assignmentQuotas(10, [8, 1, 1], [4, 9, 9])]).toEqual([4, 3, 3]);
    expect([...assignmentQuotas(10, [1, 1], [2, 3])]).toEqual([2, 3]);
    expect([...assignmentQuotas(0, [1, 2], [5, 5])]).toEqual([0, 0]);
  });
});
