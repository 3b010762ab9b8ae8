import { undoAnnotation } from '../annotations/undo';
import { undoPlanChange } from '../assignments/undo';
import { undoAutomation } from '../automation/undo';
import { undoEvaluation } from '../evaluation/undo';
import { undoGold } from '../gold/undo';
import { undoGoldQuestions } from '../goldQuestions/undo';
import { undoGuideline } from '../guideline/undo';
import { undoLabelSchema } from '../labelSchema/undo';
import { undoQueueChange } from '../queues/undo';
import { undoSlice } from '../slices/undo';
import { undoRelook } from '../surgery/undoRelook';
import { undoRun } from '../runs/undo';
import { undoSplits } from '../splits/undo';
import { undoTagAnswers, undoTagQuestion } from '../tagReview/undo';
import { undoTags } from '../tags/undo';
import { undoTodo } from '../todos/undo';
import type { Undoer } from './undoer';

/** How each kind of step is taken back, by `UndoRecord.type`. One file a noun: `NOUN/undo.ts`. */
export const undoers: Readonly<Record<string, Undoer>> = {
  annotation: undoAnnotation,
  assignmentPlan: undoPlanChange,
  automation: undoAutomation,
  goldQuestions: undoGoldQuestions,
  evaluation: undoEvaluation,
  labelSchema: undoLabelSchema,
  guideline: undoGuideline,
  queue: undoQueueChange,
  tags: undoTags,
  tagAnswers: undoTagAnswers,
  tagQuestion: undoTagQuestion,
  todo: undoTodo,
  splits: undoSplits,
  gold: undoGold,
  relook: undoRelook,
  slice: undoSlice,
  run: undoRun,
};
