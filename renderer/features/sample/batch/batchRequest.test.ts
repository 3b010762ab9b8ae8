import { expect, test } from 'vitest';
import { FRESH_SAMPLE } from '../../../state/sample';
import { batchName, toSampleRequest, whyNoBatch } from './batchRequest';

const draft = FRESH_SAMPLE.batch;

test('strategies that need no model name none; others take the newest unless one is chosen', () => {
  expect(toSampleRequest({ ...draft, strategy: 'k-centre', runId: 4 }, 8).runId).toBeNull();
  expect(toSampleRequest({ ...draft, strategy: 'margin' }, 8).runId).toBe(8);
  expect(toSampleRequest({ ...draft, strategy: 'margin', runId: 4 }, 8).runId).toBe(4);
  expect(toSampleRequest({ ...draft, auditPercent: 25 }, null)).toMatchObject({ strategy: 'default', runId: null, auditShare: 0.25 });
});

test('a strategy that asks a model says so when there is none', () => {
  expect(whyNoBatch({ strategy: 'margin', runId: null })).toContain('Train one first');
  expect([whyNoBatch({ strategy: 'margin', runId: 1 }), whyNoBatch({ strategy: 'default', runId: null }), whyNoBatch({ strategy: 'random', runId: null })]).toEqual([null, null, null]);
});

test('queues of one strategy are numbered', () => {
  expect(batchName('margin', [])).toBe('Margin 1');
  expect(batchName('margin', ['Margin 1', 'Margin 2', 'Others'])).toBe('Margin 3');
});
