import { expect, test } from 'vitest';
import { answerOf, withoutOptions } from './answerOf';

test('a problem is offered with the setting that puts it right', () => {
  expect(answerOf({ code: 'class.unknown', severity: 'question', line: 7 })).toBe('createClasses');
  expect(answerOf({ code: 'encoding.unknown', severity: 'question', line: 3 })).toBe('encoding');
  expect(answerOf({ code: 'csv.tooManyFields', severity: 'error', line: 12 })).toBe('onBadRow');
  expect(answerOf({ code: 'map.text', severity: 'question', line: null })).toBe('columns');
});

test('where only the file can be put right, nothing is offered', () => {
  expect(answerOf({ code: 'file.empty', severity: 'error', line: null })).toBeNull();
  expect(answerOf({ code: 'csv.unclosedQuote', severity: 'error', line: 4 })).toBeNull();
});

test('a warning needs no answer', () => {
  expect(answerOf({ code: 'csv.bareQuote', severity: 'warning', line: 4 })).toBeNull();
});

test('options of the command line are not named where a control stands beside', () => {
  expect(withoutOptions('Add them (--create-items). Or say which (e.g. --map id=COLUMN).')).toBe('Add them. Or say which.');
  expect(withoutOptions('Nothing (really) to take out.')).toBe('Nothing (really) to take out.');
});
