import { describe, expect, it } from 'vitest';
import type { TagRow } from '../../../../shared/contract/evaluation';
import { filterRows, hiddenAtFirst, keyOfRow, sortAtFirst, sortRows, type TagFilter, withJudgements } from './tagRows';
import type { TagColumn } from './tagColumns';

const row = (value: string | null, part: Partial<TagRow> = {}): TagRow => ({
  key: 'place', value, support: 100, shareOfData: 0.5, errors: 10, errorRate: 0.1, errorRateCi: [0.05, 0.17], shareOfErrors: 0.5, accuracy: 0.9, macroF1: 0.9, macroF1Ci: null, hlp: 0.95, hlpCi: [0.83, 0.99], hlpAnnotations: 40, gapToHlp: 0.05, potentialGain: 0.025,
  ease: null, importance: null, priority: 0.025, note: '', cost: null, supportThatDecides: null, trend: null, review: null, filters: [], ...part,
});
const FILTER: TagFilter = { key: null, text: '', hideFew: false };
const column = (id: string, value: TagColumn['value']): TagColumn => ({ id, title: id, width: 50, value, render: () => null });

describe('the rows of the tag table', () => {
  it('are found by key, by value or note, and by size', () => {
    const rows = [row('car'), row('bus', { support: 5, note: 'New in May' }), row(null, { key: 'device' })];
    const found = (filter: Partial<TagFilter>) => filterRows(rows, { ...FILTER, ...filter }).map(({ key, value }) => `${key} ${value}`);
    expect(found({ text: 'MAY' })).toEqual(['place bus']);
    expect(found({ hideFew: true })).toEqual(['place car', 'device null']);
    expect(found({ text: 'no value' })).toEqual(['device null']);
    expect(filterRows(rows, { ...FILTER, key: 'device' })).toHaveLength(1);
  });

  it('are ordered by a figure or by name as people count, rows without a value last either way', () => {
    const rows = [row('speaker 10', { errorRate: null }), row('speaker 2', { errorRate: 0.3 }), row('speaker 1', { errorRate: 0.1 })];
    const columns = [column('value', ({ value }) => value), column('errorRate', ({ errorRate }) => errorRate)];
    const order = (id: string, descending: boolean) => sortRows(rows, columns, { id, descending }).map(({ value }) => value);
    expect(order('value', false)).toEqual(['speaker 1', 'speaker 2', 'speaker 10']);
    expect(order('errorRate', true)).toEqual(['speaker 2', 'speaker 1', 'speaker 10']);
    expect(order('errorRate', false)).toEqual(['speaker 1', 'speaker 2', 'speaker 10']);
  });

  it('take what was typed since they were computed, and their priority follows', () => {
    const [car, bus] = withJudgements([row('car'), row('bus')], new Map([[keyOfRow({ key: 'place', value: 'car' }), { key: 'place', value: 'car', ease: 2, importance: null, note: 'soon' }]]));
    expect([car!.priority, car!.ease, car!.note]).toEqual([0.05, 2, 'soon']);
    expect(bus!.priority).toBe(0.025);
    expect(withJudgements([row('car', { potentialGain: null, priority: null })], new Map([[keyOfRow(row('car')), { key: 'place', value: 'car', ease: 2, importance: 3, note: '' }]]))[0]!.priority).toBeNull();
  });

  it('start by priority, or without human level by share of errors and without the columns that rest on it', () => {
    expect(sortAtFirst([row('car')]).id).toBe('priority');
    const unknown = [row('car', { hlp: null, priority: null, potentialGain: null })];
    expect(sortAtFirst(unknown).id).toBe('shareOfErrors');
    expect(hiddenAtFirst(unknown).has('priority')).toBe(true);
    expect(hiddenAtFirst([row('car')]).has('priority')).toBe(false);
  });
});
