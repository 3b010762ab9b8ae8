import type { Database } from 'better-sqlite3';
import type { ItemFilter } from '../../../shared/domain/itemQuery';
import { Refusal } from '../refusal';
import { foldText, registerFold } from './foldText';
import { IdSet } from './idSet';
import { mergedConfidence } from './mergedConfidence';
import { parseColumn, type Column } from './parseColumn';
import { parseNumber } from './parseNumber';
import { readIds } from './readIds';
import { requireRun } from './requireRun';
import { scanField } from './scanField';
import { groupIds, valueGroups } from './valueGroups';

/** The items for which a filter holds. `isNot` holds for items without a value too: it is the opposite of `is`. */
export function filterItems(db: Database, filter: ItemFilter, universe: IdSet): IdSet {
  const column = parseColumn(filter.column);
  switch (filter.operator) {
    case 'isNot':
      return universe.minus(matchingItems(db, column, { ...filter, operator: 'is' }, universe.maxId));
    case 'missing':
      return universe.minus(matchingItems(db, column, { ...filter, operator: 'present' }, universe.maxId));
    default:
      return matchingItems(db, column, filter, universe.maxId).and(universe);
  }
}

function matchingItems(db: Database, column: Column, filter: ItemFilter, maxId: number): IdSet {
  if (filter.operator !== 'present' && filter.values.length === 0) throw new Refusal('badFilter', `The filter on “${filter.column}” says no value to compare with. Give one, or remove the filter.`);
  switch (column.kind) {
    case 'id':
      return matchText(db, 'external_id', filter, maxId);
    case 'content':
      return matchText(db, 'content', filter, maxId);
    case 'field': {
      const holds = valueTest(filter);
      const found = new IdSet(maxId);
      for (const [id, value] of scanField(db, column.name)) if (holds(value, value)) found.add(id);
      return found;
    }
    case 'confidence':
      return matchConfidence(db, column.runId, filter, maxId);
    default: {
      if (!NUMERIC.has(column.kind) && isComparison(filter.operator)) throw notNumeric(filter);
      const holds = valueTest(filter);
      const found = new IdSet(maxId);
      for (const group of valueGroups(db, column)) if (holds(group.value, group.name)) for (const id of groupIds(db, column, group)) found.add(id);
      return found;
    }
  }
}

/** Columns whose values may be numbers. */
const NUMERIC: ReadonlySet<Column['kind']> = new Set(['annotations', 'agreement', 'tag']);
const COMPARISON: Partial<Record<ItemFilter['operator'], string>> = { atLeast: '>=', atMost: '<=', below: '<' };

function isComparison(operator: ItemFilter['operator']): boolean {
  return COMPARISON[operator] !== undefined;
}

/** Read off the index: a million items have about as many different confidences. */
function matchConfidence(db: Database, runId: number, filter: ItemFilter, maxId: number): IdSet {
  requireRun(db, runId);
  const { operator } = filter;
  const values = mergedConfidence(db, runId);
  const select = (condition: string, holds: (confidence: number) => boolean, ...params: number[]) => {
    if (values !== null) return IdSet.of(Uint32Array.from(values.keys(), (place) => place + 1).filter((id) => !Number.isNaN(values[id - 1]!) && holds(values[id - 1]!)), maxId);
    return IdSet.of(readIds(db, `SELECT item_id AS id FROM prediction WHERE run_id = ? AND confidence ${condition}`, runId, ...params), maxId);
  };
  if (operator === 'present') return select('IS NOT NULL', () => true);
  if (operator === 'contains') throw new Refusal('badFilter', `“${filter.column}” holds numbers: compare it by at least, below or at most.`);
  const numbers = filter.values.map((value) => toLimit(filter, value));
  const limit = numbers[0]!;
  if (operator === 'is') return select(`IN (${numbers.map(() => '?').join(', ')})`, (confidence) => numbers.includes(confidence), ...numbers);
  return select(`${COMPARISON[operator]!} ?`, (confidence) => (operator === 'atLeast' ? confidence >= limit : operator === 'below' ? confidence < limit : confidence <= limit), limit);
}

function toLimit({ column }: ItemFilter, text: string): number {
  const limit = parseNumber(text);
  if (limit === null) throw new Refusal('badFilter', `The filter on “${column}” needs a number, and “${text.slice(0, 80)}” is none.`);
  return limit;
}

function matchText(db: Database, column: 'external_id' | 'content', filter: ItemFilter, maxId: number): IdSet {
  const select = (condition: string, ...params: string[]) => IdSet.of(readIds(db, `SELECT id FROM item WHERE ${condition}`, ...params), maxId);
  switch (filter.operator) {
    case 'is':
      return select(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(filter.values));
    case 'contains': {
      const wanted = filter.values[0]!;
      // SQLite's own lower() knows ASCII only, but is four times as fast as a call into JavaScript for every row.
      return isAscii(wanted) ? select(`instr(lower(${column}), ?)`, wanted.toLowerCase()) : select(`instr(${registerFold(db)}(${column}), ?)`, foldText(wanted));
    }
    case 'present':
      return select(`${column} <> ''`);
    default:
      throw notNumeric(filter);
  }
}

/** Whether a value fits the filter; `value` is compared for equality and size, `name` is what `contains` looks into. */
function valueTest(filter: ItemFilter): (value: string, name: string) => boolean {
  const { operator, values } = filter;
  switch (operator) {
    case 'present':
      return () => true;
    case 'contains': {
      const wanted = foldText(values[0]!);
      return (_, name) => foldText(name).includes(wanted);
    }
    case 'atLeast':
    case 'below':
    case 'atMost': {
      const limit = toLimit(filter, values[0]!);
      return (value) => {
        const number = parseNumber(value);
        return number !== null && (operator === 'atLeast' ? number >= limit : operator === 'below' ? number < limit : number <= limit);
      };
    }
    default: {
      const wanted = new Set(values);
      return (value) => wanted.has(value);
    }
  }
}

function notNumeric({ column }: ItemFilter): Refusal {
  return new Refusal('badFilter', `“${column}” holds no numbers, so it cannot be filtered by at least, below or at most.`);
}

function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /^[\x00-\x7f]*$/.test(text);
}
