import type { RunPredictions } from '../evaluation/loadRun';
import { Refusal } from '../refusal';

/** How far apart two probabilities are at least that are not the same. */
const SAME = 1e-9;

/** Refuses a run that says the same of every item: such a model has failed, and its certainty means nothing. */
export function refuseConstantScores({ name, probabilities }: Pick<RunPredictions, 'name' | 'probabilities'>, classCount: number): void {
  const values = probabilities?.values ?? new Float64Array(0);
  if (values.length <= classCount) return;
  for (let at = classCount; at < values.length; at += 1) if (Math.abs(values[at]! - values[at % classCount]!) > SAME) return;
  throw new Refusal('constantScore', `The run “${name}” gives every item the same probabilities: its model has learnt nothing. Nothing was done with its predictions; train again with more labels, or choose another run.`);
}
