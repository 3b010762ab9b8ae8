import { expect, test } from 'vitest';
import { FRESH_AUTOMATION } from '../../state/sample';
import { fromAutomation, toAutomation } from './automationDraft';

test('percents become shares, and the newest run is taken where none is named', () => {
  expect(toAutomation({ level: 'partial', runId: null, threshold: 97.5, audit: 5, seed: 3 }, 8)).toEqual({ level: 'partial', runId: 8, threshold: 0.975, auditShare: 0.05, seed: 3 });
  expect(toAutomation({ ...FRESH_AUTOMATION, runId: 4 }, 8)?.runId).toBe(4);
});

test('people alone need no model; anything else does', () => {
  expect(toAutomation({ ...FRESH_AUTOMATION, level: 'human', runId: 4 }, null)).toMatchObject({ level: 'human', runId: null });
  expect(toAutomation({ ...FRESH_AUTOMATION, level: 'shadow' }, null)).toBeNull();
});

test('what is set comes back as it was typed', () => {
  const draft = { level: 'partial', runId: 4, threshold: 99.9, audit: 7, seed: 2 } as const;
  expect(fromAutomation(toAutomation(draft, null)!)).toEqual(draft);
});
