import type { ImportProblem } from '../../../shared/contract/importing';

/** The setting that puts a problem right. */
export type Answer = 'encoding' | 'header' | 'createClasses' | 'createItems' | 'onConflict' | 'onBadRow' | 'columns';

const RULES: readonly (readonly [RegExp, Answer])[] = [
  [/encoding|utf16|invalidBytes/i, 'encoding'],
  [/header\.?(missing|unsure|question)|noHeader|headerless/i, 'header'],
  [/unknownClass|class(es)?\.unknown|newClass/i, 'createClasses'],
  [/unknownItem|item\.unknown/i, 'createItems'],
  [/conflict|idExists|exists/i, 'onConflict'],
  [/duplicateHeader|unmapped|column\.missing|map\./i, 'columns'],
  [/row|record|field|label\.|tooMany|tooFew|quote|json/i, 'onBadRow'],
];

/** Null where only the file itself can be put right. Warnings need no answer. */
export function answerOf(problem: Pick<ImportProblem, 'code' | 'severity' | 'line'>): Answer | null {
  if (problem.severity === 'warning') return null;
  return RULES.find(([pattern]) => pattern.test(problem.code))?.[1] ?? null;
}
