import type { RunDetails } from '../../shared/contract/runs';

/** What is said of a run, as it is typed. */
export interface RunForm {
  readonly name: string;
  readonly modelVersion: string;
  readonly codeVersion: string;
  /** One a line, `name=value`. */
  readonly hyperparameters: string;
  readonly dataSnapshot: string;
  readonly notes: string;
  readonly outOfSample: '' | 'yes' | 'no';
}

export const EMPTY_RUN: RunForm = { name: '', modelVersion: '', codeVersion: '', hyperparameters: '', dataSnapshot: '', notes: '', outOfSample: '' };

/** What is wrong with a field, in words. */
export type RunFaults = Partial<Record<keyof RunForm, string>>;

export function findRunFaults({ modelVersion, hyperparameters }: RunForm): RunFaults {
  const odd = linesOf(hyperparameters).find((line) => line.indexOf('=') < 1);
  return {
    ...(/^(\d+\.\d+\.\d+)?$/.test(modelVersion.trim()) ? {} : { modelVersion: 'MAJOR.MINOR.PIPELINE, for example 2.1.0' }),
    ...(odd === undefined ? {} : { hyperparameters: `“${odd}” is no name=value` }),
  };
}

/** The form as it is sent; without faults. */
export function toRunDetails(form: RunForm): RunDetails {
  return {
    name: form.name.trim(),
    modelVersion: form.modelVersion.trim(),
    codeVersion: form.codeVersion.trim(),
    hyperparameters: linesOf(form.hyperparameters).map((line): [string, string] => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim()]),
    dataSnapshot: form.dataSnapshot.trim(),
    notes: form.notes.trim(),
    outOfSample: form.outOfSample === '' ? null : form.outOfSample === 'yes',
  };
}

const linesOf = (text: string) => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** What is said of a run, to be typed over. */
export function toRunForm({ outOfSample, hyperparameters, ...texts }: RunDetails): RunForm {
  const { name, modelVersion, codeVersion, dataSnapshot, notes } = texts;
  return { name, modelVersion, codeVersion, dataSnapshot, notes, hyperparameters: hyperparameters.map(([key, value]) => `${key}=${value}`).join('\n'), outOfSample: outOfSample === null ? '' : outOfSample ? 'yes' : 'no' };
}
