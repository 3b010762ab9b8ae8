import { expect, test } from 'vitest';
import { EMPTY_RUN, findRunFaults, toRunDetails, toRunForm } from './runForm';

test('a model version is three numbers, a hyperparameter name=value', () => {
  expect(findRunFaults({ ...EMPTY_RUN, modelVersion: '2.1.0', hyperparameters: 'a=1\nb==2' })).toEqual({});
  expect(Object.keys(findRunFaults({ ...EMPTY_RUN, modelVersion: '2.1', hyperparameters: 'a=1\n=2' }))).toEqual(['modelVersion', 'hyperparameters']);
});

test('what is empty is not said', () => {
  expect(toRunDetails({ ...EMPTY_RUN, name: 'x', hyperparameters: 'b==2' })).toEqual({ name: 'x', modelVersion: '', codeVersion: '', hyperparameters: [['b', '=2']], dataSnapshot: '', notes: '', outOfSample: null });
});

test('what was said is typed over and comes back as it was', () => {
  const details = { name: 'x', modelVersion: '2.1.0', codeVersion: 'abc', hyperparameters: [['a', '1'], ['b', '=2']] as [string, string][], dataSnapshot: 'v3', notes: 'two\nlines', outOfSample: true };
  expect(toRunDetails(toRunForm(details))).toEqual(details);
  expect(toRunForm({ ...details, outOfSample: null }).outOfSample).toBe('');
});
