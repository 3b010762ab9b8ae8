import type { CostWeights } from '../../../shared/contract/evaluation';
import type { Undoer } from '../history/undoer';
import { writeCosts } from './costs';
import { type Judgement, writeJudgement } from './judgements';

/** What was there before. */
export type EvaluationUndo =
  | { readonly what: 'costs'; readonly before: CostWeights }
  | { readonly what: 'judgement'; readonly key: string; readonly value: string | null; readonly before: Judgement | null }
  | { readonly what: 'dimension'; readonly id: number; readonly removed: boolean };

export const undoEvaluation: Undoer = (db, payload) => {
  const step = payload as EvaluationUndo;
  if (step.what === 'costs') writeCosts(db, step.before);
  else if (step.what === 'judgement') writeJudgement(db, step.key, step.value, step.before);
  else db.prepare('UPDATE tag_dimension SET removed = ? WHERE id = ?').run(step.removed ? 1 : 0, step.id);
  return { changed: ['judgements'] };
};
