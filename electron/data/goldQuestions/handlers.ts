import { getAnnotator } from '../annotators/queries';
import type { HandlerTable } from '../handler';
import { addQuestions, countAdded } from './addQuestions';
import { findOpenQueue, findQuestions, isNewTo } from './findQuestions';
import { questionResults } from './questionResults';
import { removeQuestions } from './removeQuestions';

export const goldQuestionsReads: Pick<HandlerTable<'read'>, 'goldQuestions.result'> = {
  'goldQuestions.result': (db) => questionResults(db),
};

export const goldQuestionsScans: Pick<HandlerTable<'scan'>, 'goldQuestions.available'> = {
  'goldQuestions.available': (db, { annotatorIds, selection }) => {
    const questions = findQuestions(db, selection);
    return annotatorIds.map((annotatorId) => ({
      annotatorId,
      available: questions.reduce((count, itemId) => count + (isNewTo(db, annotatorId, itemId) ? 1 : 0), 0),
      open: findOpenQueue(db, annotatorId)?.open ?? null,
    }));
  },
};

export const goldQuestionsWrites: Pick<HandlerTable<'write'>, 'goldQuestions.add' | 'goldQuestions.remove'> = {
  'goldQuestions.add': (db, input, { now }) => {
    const questions = addQuestions(db, input, now);
    return { output: countAdded(input.annotatorIds, questions), changed: ['queues', 'gold', 'history'], undo: { type: 'goldQuestions', payload: { action: 'takeOut', questions }, title: 'Gold questions', annotatorId: input.actorId } };
  },
  'goldQuestions.remove': (db, { annotatorIds, actorId }) => {
    const questions = annotatorIds.flatMap((annotatorId) => removeQuestions(db, getAnnotator(db, annotatorId).id));
    const removed = questions.reduce((sum, { items }) => sum + items.length, 0);
    if (removed === 0) return { output: { removed }, changed: [] };
    return { output: { removed }, changed: ['queues', 'gold', 'history'], undo: { type: 'goldQuestions', payload: { action: 'hide', questions }, title: 'Removal of gold questions', annotatorId: actorId } };
  },
};
