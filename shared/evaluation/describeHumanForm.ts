import type { EvaluationResult } from '../contract/evaluation';

type Form = NonNullable<EvaluationResult['hlp']>['form'];

const MEANINGS: Readonly<Record<Form, string>> = {
  plain: 'plain',
  'leave-one-out': 'leave-one-out',
  mixed: 'mixed (against imported or adjudicated gold where there is some, else leave-one-out)',
};

/** In which form human level was measured, as it stands beside the figure. */
export function describeHumanForm(form: Form): string {
  return MEANINGS[form];
}
