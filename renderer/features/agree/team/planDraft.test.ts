import { expect, test } from 'vitest';
import { FRESH_DRAFT, freeName, toRequest, toRule, toSelection } from './planDraft';

const person = (id: number, role: 'annotator' | 'adjudicator' = 'annotator', imported = false) => ({ id, uid: `u${id}`, name: `P${id}`, role, imported, annotations: 0 });
const PEOPLE = [person(1), person(2), person(3, 'adjudicator'), person(4, 'annotator', true)];

test('work is planned for all annotators unless somebody is chosen, and never for imported sources', () => {
  expect(toRequest(FRESH_DRAFT, PEOPLE)?.annotators).toEqual([{ annotatorId: 1, capacity: 1 }, { annotatorId: 2, capacity: 1 }]);
  expect(toRequest({ ...FRESH_DRAFT, chosen: new Set([3, 4]), capacities: new Map([[3, 0.5]]) }, PEOPLE)?.annotators).toEqual([{ annotatorId: 3, capacity: 0.5 }]);
  expect(toRequest({ ...FRESH_DRAFT, chosen: new Set() }, PEOPLE)).toBeNull();
});

test('the items are those of the chosen state, split and tag', () => {
  expect(toSelection({ ...FRESH_DRAFT, scope: 'unanswered', split: 'dev', tag: { key: 'phone', value: 'a' } })).toMatchObject({
    query: { filters: [{ column: 'annotations', operator: 'atMost', values: ['0'] }, { column: 'split', operator: 'is', values: ['dev'] }, { column: 'tag:phone', operator: 'is', values: ['a'] }] },
  });
  expect(toSelection({ ...FRESH_DRAFT, scope: 'noGold', split: 'none' })).toMatchObject({ query: { filters: [{ column: 'gold', operator: 'missing' }, { column: 'split', operator: 'missing' }] } });
});

test('a rule that goes on until agreement never ends before it starts', () => {
  expect(toRule({ ...FRESH_DRAFT, kind: 'untilAgreement', start: 5, max: 3 })).toEqual({ kind: 'untilAgreement', start: 5, max: 5 });
  expect(toRule({ ...FRESH_DRAFT, kind: 'share', percent: 25, k: 3 })).toEqual({ kind: 'share', share: 0.25, k: 3 });
});

test('rounds are numbered on, past names that are taken', () => {
  expect([freeName([]), freeName(['Pilot']), freeName(['Pilot', 'Round 3'])]).toEqual(['Round 1', 'Round 2', 'Round 4']);
});
