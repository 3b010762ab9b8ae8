import { describe, expect, it } from 'vitest';
import { planColumns, type PlanSettings } from './planColumns';

const SETTINGS: PlanSettings = { as: 'items', map: {}, tags: null, noTags: [], features: null, probPrefix: null };
const plan = (settings: Partial<PlanSettings>, columns: string[], guess = {}, modality: 'text' | 'table' = 'text') => planColumns({ settings: { ...SETTINGS, ...settings }, modality, columns, guess });

describe('planColumns', () => {
  it('lets a mapping win over a guess and an empty one turn it off', () => {
    expect(plan({ map: { text: 'b' } }, ['a', 'b'], { text: 'a' }).fields).toEqual({ text: 'b' });
    expect(plan({ map: { split: '' } }, ['a', 'split'], { text: 'a', split: 'split' }).fields).toEqual({ text: 'a' });
    expect(plan({ map: { gold: 'id' } }, ['id', 'text'], { id: 'id', text: 'text' }).fields).toEqual({ text: 'text', gold: 'id' });
  });

  it('makes every column left over a tag as long as it has few values, or those that were chosen', () => {
    const tag = (settings: Partial<PlanSettings>, column: string) => plan(settings, ['text', 'a', 'b'], { text: 'text' }).roleOf(column).tag;
    expect([tag({}, 'a'), tag({}, 'text'), tag({ tags: ['a'] }, 'b'), tag({ tags: ['*'] }, 'b'), tag({ noTags: ['a'] }, 'a'), tag({ noTags: ['*'] }, 'b'), tag({ tags: ['b'], noTags: ['*'] }, 'b')]).toEqual(['auto', 'no', 'no', 'yes', 'no', 'no', 'yes']);
  });

  it('keeps answers and chosen tags out of the inputs of a table', () => {
    const feature = (column: string, settings: Partial<PlanSettings> = {}) => plan(settings, ['id', 'age', 'class', 'site'], { id: 'id' }, 'table').roleOf(column).feature;
    expect([feature('age'), feature('class'), feature('id'), feature('site', { tags: ['site'] }), feature('class', { features: ['class'] })]).toEqual([true, false, false, false, true]);
  });

  it('says which settings name nothing', () => {
    expect(plan({ map: { text: 'x', label: 'a' }, tags: ['y'] }, ['a']).mistakes).toEqual([
      'There is no column "x" for text; the columns are "a".',
      'items of kind text have no field "label"; they have id, text, gold, split.',
      'There is no column "y" (--tags); the columns are "a".',
    ]);
  });
});
