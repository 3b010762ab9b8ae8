import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ALL_ITEMS, type ItemFilter } from '../../../shared/domain/itemQuery';
import type { TagDimension } from '../../../shared/domain/tagDimension';
import { ABSTAIN, NO_CLASS } from '../../../shared/evaluation/evaluationRows';
import { findItemsOnce } from '../items/findItems';
import { addTestItems, type TestItem } from '../testItems';
import { openTestService } from '../testProject';
import { addTestRun } from '../testRun';
import { findMask } from './findMask';
import { loadRun } from './loadRun';
import { loadTagCodes } from './loadTagCodes';
import { loadTruth, NO_SPLIT } from './loadTruth';

function open(items: readonly TestItem[]): Database {
  const { db } = openTestService().project;
  addTestItems(db, items);
  return db;
}

const ITEMS: readonly TestItem[] = [
  { id: 'a', gold: 'x', split: 'train', tags: { site: ['north'], age: ['1'] } },
  { id: 'b', gold: 'y', split: 'dev', tags: { site: ['north', 'south'], age: ['2'] } },
  { id: 'c', gold: '[?]', split: 'test', tags: { site: ['south'], age: ['3', 'old'] } },
  { id: 'd', tags: { age: ['4'] } },
  { id: 'e', gold: 'x', tags: { site: ['east'], age: ['old'] } },
];

describe('loadTruth', () => {
  it('knows gold labels and splits by item, abstain classes apart', () => {
    const truth = loadTruth(open(ITEMS));
    expect(truth.classes.map(({ name }) => name)).toEqual(['x', 'y']);
    expect([...truth.actual]).toEqual([0, 1, ABSTAIN, NO_CLASS, 0]);
    expect([...truth.split]).toEqual([0, 1, 2, NO_SPLIT, NO_SPLIT]);
  });

  it('is read again after a write, and counts a merged class as its target', () => {
    const db = open(ITEMS);
    loadTruth(db);
    db.exec("UPDATE class SET merged_into = (SELECT id FROM class WHERE name = 'x') WHERE name = 'y'");
    const truth = loadTruth(db);
    expect(truth.classes.map(({ name }) => name)).toEqual(['x']);
    expect([...truth.actual]).toEqual([0, 0, ABSTAIN, NO_CLASS, 0]);
  });
});

describe('loadRun', () => {
  const run = { name: 'r', classes: ['y', 'x'], predictions: [['e', 'y', [0.75, 0.25]], ['a', 'x', [0.25, 0.75]], ['b', 'x', [0.5, 0.5]]] } as const;

  it('gives predictions and probabilities in the order of the classes, whatever order they were stored in', () => {
    const db = open(ITEMS);
    const { predicted, tie, probabilities, name } = loadRun(db, addTestRun(db, run), loadTruth(db));
    expect(name).toBe('r');
    expect([...predicted]).toEqual([0, 0, NO_CLASS, NO_CLASS, 1]);
    expect([...tie]).toEqual([0, 1, 0, 0, 0]);
    expect([...probabilities!.row]).toEqual([0, 1, -1, -1, 2]);
    expect([...probabilities!.values]).toEqual([0.75, 0.25, 0.5, 0.5, 0.25, 0.75]);
    expect([...probabilities!.confidence]).toEqual([0.75, 0.5, Number.NaN, Number.NaN, 0.75]);
  });

  it('adds the probabilities of a merged class to its target, also when the run was in memory before the merge', () => {
    const db = open(ITEMS);
    const runId = addTestRun(db, run);
    loadRun(db, runId, loadTruth(db));
    db.exec("UPDATE class SET merged_into = (SELECT id FROM class WHERE name = 'x') WHERE name = 'y'");
    const { predicted, probabilities } = loadRun(db, runId, loadTruth(db));
    expect([...predicted]).toEqual([0, 0, NO_CLASS, NO_CLASS, 0]);
    expect([...probabilities!.values]).toEqual([1, 1, 1]);
  });

  it('reads several blocks, and refuses a run whose blocks do not fit or which is not there', () => {
    const db = open(Array.from({ length: 9_000 }, (_, at) => ({ id: String(at), gold: at % 2 ? 'x' : 'y' })));
    const runId = addTestRun(db, { name: 'long', classes: ['x', 'y'], predictions: Array.from({ length: 9_000 }, (_, at) => [String(at), 'x', [at / 10_000, 1 - at / 10_000]] as const) });
    const { probabilities } = loadRun(db, runId, loadTruth(db));
    const x = loadTruth(db).classes.findIndex(({ name }) => name === 'x');
    expect(probabilities!.values[2 * 8_999 + x]).toBe(0.8999);
    const other = addTestRun(db, { name: 'cut', classes: ['x', 'y'], predictions: [['1', 'x', [1, 0]]] });
    db.prepare('UPDATE probability_block SET probabilities = zeroblob(8) WHERE run_id = ?').run(other);
    expect(() => loadRun(db, other, loadTruth(db))).toThrow(/do not fit/);
    expect(() => loadRun(db, 99, loadTruth(db))).toThrow(/not in the project/);
  });
});

const EVERY = new Uint8Array(ITEMS.length).fill(1);
const bins = (column: string, method: 'quantiles' | 'equalWidth' | 'byHand', count: number, edges: number[] = []) => ({ kind: 'bins', column, method, count, edges }) as const;

/** Items (letters) of each row, by its name. */
function rowsOf(db: Database, dimension: TagDimension, mask = EVERY): Record<string, string> {
  const { values, codes, more } = loadTagCodes(db, dimension, mask);
  const rows = values.map(() => new Set<number>());
  codes.forEach((code, item) => code !== -1 && rows[code]!.add(item));
  more.item.forEach((item, at) => rows[more.code[at]!]!.add(item));
  return Object.fromEntries(rows.map((items, at) => [String(values[at]), [...items].sort().map((item) => ITEMS[item]!.id).join('')]));
}

describe('loadTagCodes', () => {
  it('puts an item with several values into each row, and those without into the last', () => {
    expect(rowsOf(open(ITEMS), { kind: 'tag', key: 'site' })).toEqual({ east: 'e', north: 'ab', south: 'bc', null: 'd' });
  });

  it('cuts numbers into bins over the items looked at; what is no number has a row of its own', () => {
    const db = open(ITEMS);
    expect(rowsOf(db, bins('tag:age', 'quantiles', 2))).toEqual({ '1 – < 2.5': 'ab', '2.5 – 4': 'cd', 'not a number': 'ce', null: '' });
    expect(rowsOf(db, bins('tag:age', 'equalWidth', 3))).toEqual({ '1 – < 2': 'a', '2 – < 3': 'b', '3 – 4': 'cd', 'not a number': 'ce', null: '' });
    expect(rowsOf(db, bins('tag:age', 'byHand', 2, [2, 3]))).toEqual({ '< 2': 'a', '2 – < 3': 'b', '≥ 3': 'cd', 'not a number': 'ce', null: '' });
    expect(rowsOf(db, bins('tag:age', 'quantiles', 2), Uint8Array.of(1, 1, 0, 0, 1))).toEqual({ '1 – < 1.5': 'a', '1.5 – 2': 'b', 'not a number': 'ce', null: '' });
  });

  it('reads kept columns too, and refuses one that is no column of numbers', () => {
    const db = open([{ id: 'a', metadata: [['len', '10']] }, { id: 'b', metadata: [['len', '20']] }, { id: 'c' }]);
    const codes = loadTagCodes(db, bins('field:len', 'equalWidth', 2), new Uint8Array(3).fill(1));
    expect([codes.key, codes.values, [...codes.codes]]).toEqual(['len (2 equal widths)', ['10 – < 15', '15 – 20', null], [0, 1, 2]]);
    expect(() => loadTagCodes(db, bins('split', 'quantiles', 2), new Uint8Array(3))).toThrow(/cannot be put into bins/);
  });

  it('crosses two keys: each pair of values, those that occur only', () => {
    const db = open(ITEMS);
    const cross = { kind: 'cross', of: [{ kind: 'tag', key: 'site' }, bins('tag:age', 'byHand', 2, [3])] } as const;
    expect(rowsOf(db, cross)).toEqual({ 'east × not a number': 'e', 'north × < 3': 'ab', 'south × < 3': 'b', 'south × ≥ 3': 'c', 'south × not a number': 'c', 'no value × ≥ 3': 'd' });
  });

  it('gives each row filters by which the grid finds the same items', () => {
    const db = open(ITEMS);
    const site = { kind: 'tag', key: 'site' } as const;
    const simple = [site, { kind: 'tag', key: 'age' }, bins('tag:age', 'quantiles', 2), bins('tag:age', 'equalWidth', 3), bins('tag:age', 'byHand', 2, [2, 3])] as const;
    for (const dimension of [...simple, ...simple.map((other) => ({ kind: 'cross', of: [site, other] }) as const)]) {
      const rows = Object.values(rowsOf(db, dimension));
      loadTagCodes(db, dimension, EVERY).filters.forEach((filters, at) => expect(idsOf(db, filters)).toBe(rows[at]));
    }
  });
});

describe('bins of a tag of which items have several values', () => {
  it('count the items that the grid lists: 1 and 9 do not lie between 4 and 6', () => {
    const db = open([...ITEMS.slice(0, 3).map(({ id }, at) => ({ id, tags: { size: [['1', '9'], ['5', 'big'], ['4.5', '7']][at]! } })), { id: 'd', tags: { size: ['2'] } }, { id: 'e' }]);
    const sizes = bins('tag:size', 'byHand', 5, [3, 4, 6, 100]);
    expect(rowsOf(db, sizes)).toEqual({ '< 3': 'ad', '3 – < 4': '', '4 – < 6': 'bc', '6 – < 100': 'ac', '≥ 100': '', 'not a number': 'b', null: 'e' });
    const rows = Object.values(rowsOf(db, sizes));
    loadTagCodes(db, sizes, EVERY).filters.forEach((filters, at) => rows[at] !== '' && expect(idsOf(db, filters)).toBe(rows[at]));
  });

  it('hold 1,000 values at most: the grid could not be asked for more', () => {
    const db = open(Array.from({ length: 1_001 }, (_, at) => ({ id: `i${at}`, tags: { size: at === 0 ? ['0', '1000'] : [String(at)] } })));
    expect(() => loadTagCodes(db, bins('tag:size', 'byHand', 2, [5_000]), new Uint8Array(1_001).fill(1))).toThrow(/more than 1,000 different ones.*Choose more bins/);
    expect(loadTagCodes(db, bins('tag:size', 'byHand', 2, [500]), new Uint8Array(1_001).fill(1)).filters[0]![0]!.values).toHaveLength(500);
  });
});

function idsOf(db: Database, filters: readonly ItemFilter[]): string {
  return [...findItemsOnce(db, { ...ALL_ITEMS, filters })].map((id) => ITEMS[id - 1]!.id).join('');
}

describe('findMask', () => {
  const filter = (column: string, operator: ItemFilter['operator'], ...values: string[]): ItemFilter => ({ column, operator, values });

  it('finds what the grid finds', () => {
    const db = open(ITEMS);
    const filters = [
      ...(['is', 'isNot'] as const).flatMap((operator) => [filter('tag:site', operator, 'north', 'east'), filter('tag:site', operator, 'nowhere'), filter('split', operator, 'dev'), filter('gold', operator, 'uid-x'), filter('gold', operator, 'uid-[?]'), filter('id', 'is', 'a', 'd')]),
      ...(['missing', 'present'] as const).flatMap((operator) => [filter('tag:site', operator), filter('split', operator), filter('gold', operator)]),
    ];
    const maskOf = (...all: ItemFilter[]) => [...findMask(db, { ...ALL_ITEMS, filters: all })].flatMap((hit, item) => (hit === 1 ? [ITEMS[item]!.id] : [])).join('');
    for (const one of filters) for (const other of filters) expect([one, other, maskOf(one, other)]).toEqual([one, other, idsOf(db, [one, other])]);
  });

  it('tells right, wrong, abstained and missing apart', () => {
    const db = open(ITEMS);
    const run = addTestRun(db, { name: 'r', predictions: [['a', 'x'], ['b', 'x'], ['c', 'x'], ['d', 'x']] });
    for (const [column, values] of [['outcome', ['right', 'wrong', 'abstained', 'missing']], ['predicted', ['uid-x', 'uid-y', 'uid-[?]']]] as const) {
      for (const value of values) {
        for (const operator of ['is', 'isNot'] as const) {
          const one = filter(`${column}:${run}`, operator, value);
          expect([one, [...findMask(db, { ...ALL_ITEMS, filters: [one] })].flatMap((hit, item) => (hit === 1 ? [ITEMS[item]!.id] : [])).join('')]).toEqual([one, idsOf(db, [one])]);
        }
      }
    }
    const outcome = (...values: string[]) => [...findMask(db, { ...ALL_ITEMS, filters: [filter(`outcome:${run}`, 'is', ...values)] })].flatMap((hit, item) => (hit === 1 ? [ITEMS[item]!.id] : [])).join('');
    expect(['right', 'wrong', 'abstained', 'missing'].map((value) => outcome(value))).toEqual(['a', 'b', 'c', 'de']);
    expect(outcome('right', 'wrong')).toBe('ab');
    expect([...findMask(db, { ...ALL_ITEMS, filters: [filter(`predicted:${run}`, 'is', 'uid-x')] })]).toEqual([1, 1, 1, 1, 0]);
  });
});
