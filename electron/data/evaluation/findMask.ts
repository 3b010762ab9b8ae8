import type { Database } from 'better-sqlite3';
import type { ItemFilter, ItemQuery } from '../../../shared/domain/itemQuery';
import { SPLITS } from '../../../shared/domain/project';
import { ABSTAIN, type CodeNumbers, NO_CLASS, type TagCodes } from '../../../shared/evaluation/evaluationRows';
import { findItems } from '../items/findItems';
import { loadRun } from './loadRun';
import { loadTruth, NO_SPLIT, type Truth } from './loadTruth';
import { readTag } from './readTag';

/** Makes 0 the entries of items that are not the filter's: one entry an item. */
type Narrow = (mask: Uint8Array) => void;

/**
 * The items that a query finds: one entry an item, 1 or 0. Filters on tags, splits, gold labels and predictions are answered from what an evaluation has in
 * memory anyway, in milliseconds; everything else as the grid does. Both give the same items.
 */
export function findMask(db: Database, { search, filters }: ItemQuery): Uint8Array {
  const truth = loadTruth(db);
  const narrowings = filters.map((filter) => [filter, fastFilter(db, truth, filter)] as const);
  const others = narrowings.filter(([, narrow]) => narrow === null).map(([filter]) => filter);
  const mask = new Uint8Array(truth.itemCount);
  if (others.length === 0 && search === '') mask.fill(1);
  else for (const id of findItems(db, { search, filters: others, sort: null })) mask[id - 1] = 1;
  for (const [, narrow] of narrowings) narrow?.(mask);
  return mask;
}

/** Null: the grid is to be asked. */
function fastFilter(db: Database, truth: Truth, filter: ItemFilter): Narrow | null {
  if (!['is', 'isNot', 'missing', 'present'].includes(filter.operator) || (filter.values.length === 0 && filter.operator.startsWith('is'))) return null;
  const [kind, rest] = splitName(filter.column);
  if (kind === 'tag') return byTag(readTag(db, rest), filter);
  if (kind === 'split' && rest === '') return byPlace(truth.split, keptPlaces(filter, SPLITS, NO_SPLIT));
  if (kind === 'gold' && rest === '') return byClass(truth, truth.actual, filter);
  if (!/^[1-9]\d{0,9}$/.test(rest)) return null;
  if (kind === 'predicted') return byClass(truth, loadRun(db, Number(rest), truth).predicted, filter);
  if (kind === 'outcome') return byOutcome(truth.actual, loadRun(db, Number(rest), truth).predicted, filter);
  return null;
}

function splitName(column: string): readonly [kind: string, rest: string] {
  const colon = column.indexOf(':');
  return colon === -1 ? [column, ''] : [column.slice(0, colon), column.slice(colon + 1)];
}

/** By place, from ABSTAIN on, 1 where the filter keeps it: a table is many times as quick as asking a set. `known`: the value of each place; `none`: the place of "no value". */
function keptPlaces({ operator, values }: ItemFilter, known: readonly (string | null)[], none: number): Uint8Array {
  const isKept = new Uint8Array(Math.max(known.length, none + 1) - ABSTAIN);
  const ofValues = operator === 'is' || operator === 'isNot';
  for (let at = 0; at < isKept.length; at += 1) {
    const place = at + ABSTAIN;
    const value = known[place] ?? null;
    const isNamed = ofValues ? value !== null && values.includes(value) : place === none;
    isKept[at] = isNamed === (operator === 'is' || operator === 'missing') ? 1 : 0;
  }
  return isKept;
}

function byPlace(places: CodeNumbers | Int16Array, isKept: Uint8Array): Narrow {
  return (mask) => {
    for (let item = 0; item < mask.length; item += 1) if (isKept[places[item]! - ABSTAIN] === 0) mask[item] = 0;
  };
}

/** Abstain classes are not told apart here: where one is named, the grid is asked. */
function byClass({ classes }: Truth, places: Int16Array, filter: ItemFilter): Narrow | null {
  const uids = classes.map(({ uid }) => uid);
  if (filter.operator.startsWith('is') && filter.values.some((uid) => !uids.includes(uid))) return null;
  return byPlace(places, keptPlaces(filter, uids, NO_CLASS));
}

function byOutcome(actual: Int16Array, predicted: Int16Array, filter: ItemFilter): Narrow | null {
  const outcomes = ['right', 'wrong', 'abstained', 'missing'];
  if (!filter.operator.startsWith('is')) return null;
  const wanted = outcomes.map((outcome) => filter.values.includes(outcome) === (filter.operator === 'is'));
  return (mask) => {
    for (let item = 0; item < mask.length; item += 1) if (!wanted[outcomeOf(actual[item]!, predicted[item]!)]!) mask[item] = 0;
  };
}

function outcomeOf(actual: number, predicted: number): 0 | 1 | 2 | 3 {
  if (actual === NO_CLASS || predicted === NO_CLASS) return 3;
  if (actual === ABSTAIN || predicted === ABSTAIN) return 2;
  return actual === predicted ? 0 : 1;
}

function byTag({ values: known, codes, more }: TagCodes, filter: ItemFilter): Narrow {
  const narrow = byPlace(codes, keptPlaces(filter, known, known.length - 1));
  const { operator, values } = filter;
  if (more.item.length === 0 || (operator !== 'is' && operator !== 'isNot')) return narrow;
  // Items that have one of the values beyond their first.
  const others = more.item.filter((_, at) => values.includes(known[more.code[at]!]!));
  return (mask) => {
    const kept = operator === 'is' ? others.filter((item) => mask[item] === 1) : [];
    narrow(mask);
    for (const item of kept) mask[item] = 1;
    if (operator === 'isNot') for (const item of others) mask[item] = 0;
  };
}
