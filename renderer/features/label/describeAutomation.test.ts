import { expect, test } from 'vitest';
import { AUTOMATION_LEVELS } from '../../../shared/domain/model';
import { describeAutomation, isSuggesting } from './describeAutomation';

test('each degree is said in words, with the run and the threshold where they matter', () => {
  expect(AUTOMATION_LEVELS.map((level) => describeAutomation({ level, runName: 'net 3', threshold: 0.955 }))).toEqual([
    'Human only: no model takes part',
    "Shadow: the model predicts, you don't see it",
    'Assisted by net 3: it suggests, you decide',
    'Partly by net 3: it labels what it is at least 95.5% sure of, the rest is yours',
    'Labelled by net 3: checks drawn by chance are yours',
  ]);
});

test('only where people decide with the model are suggestions to be expected', () => {
  expect(AUTOMATION_LEVELS.filter((level) => isSuggesting({ level }))).toEqual(['assisted', 'partial']);
  expect(isSuggesting(undefined)).toBe(false);
});
