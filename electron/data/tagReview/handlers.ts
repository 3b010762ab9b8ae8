import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';
import { findAnswer, writeAnswer } from './answers';
import { followTags } from './followTags';
import { planReview } from './planReview';
import { checkHotkey, getAsked, getQuestion, listQuestions } from './questions';
import { reviewItem } from './reviewItem';
import type { TagAnswersUndo, TagQuestionUndo } from './undo';

export const tagReviewReads: Pick<HandlerTable<'read'>, 'tagReview.questions' | 'tagReview.item'> = {
  'tagReview.questions': (db) => listQuestions(db),
  'tagReview.item': (db, { itemId, runId }) => reviewItem(db, itemId, runId),
};

export const tagReviewAnalyses: Pick<HandlerTable<'analysis'>, 'tagReview.plan'> = {
  'tagReview.plan': planReview,
};

export const tagReviewWrites: Pick<HandlerTable<'write'>, 'tagReview.addQuestion' | 'tagReview.saveQuestion' | 'tagReview.removeQuestion' | 'tagReview.answer'> = {
  'tagReview.addQuestion': (db, { key, value, hotkey }, { operationId, now }) => {
    checkHotkey(db, hotkey, null);
    const known = db.prepare<[string, string], { id: number; removed: number }>('SELECT id, removed FROM tag_question WHERE key = ? AND value = ?').get(key, value);
    if (known?.removed === 0) throw new Refusal('knownQuestion', `${key}=${value} is asked for already. Nothing was changed.`);
    // one that was asked before: who was a no then is a no still
    const id = known?.id ?? Number(db.prepare('INSERT INTO tag_question (uid, key, value, created_at) VALUES (?, ?, ?, ?)').run(operationId, key, value, now).lastInsertRowid);
    db.prepare('UPDATE tag_question SET removed = 0, hotkey = ? WHERE id = ?').run(hotkey, id);
    followTags(db, { now, annotatorId: null, lost: 'no' });
    return { output: getQuestion(db, id), changed: ['tagReview', 'history'], undo: undoQuestion({ id, removed: 1, hotkey: null }, `Question ${key}=${value}`) };
  },
  'tagReview.saveQuestion': (db, { id, hotkey }) => {
    const before = getQuestion(db, id);
    checkHotkey(db, hotkey, id);
    db.prepare('UPDATE tag_question SET hotkey = ? WHERE id = ?').run(hotkey, id);
    return { output: { ...before, hotkey }, changed: ['tagReview', 'history'], undo: undoQuestion({ id, removed: 0, hotkey: before.hotkey }, `Key of ${before.key}=${before.value}`) };
  },
  'tagReview.removeQuestion': (db, { id }) => {
    const { key, value, hotkey } = getQuestion(db, id);
    db.prepare('UPDATE tag_question SET removed = 1, hotkey = NULL WHERE id = ?').run(id);
    return { output: {}, changed: ['tagReview', 'history'], undo: undoQuestion({ id, removed: 0, hotkey }, `Removal of the question ${key}=${value}`) };
  },
  'tagReview.answer': (db, { itemId, annotatorId, drawn, answers }, { now }) => {
    const item = db.prepare<[number], string>('SELECT external_id FROM item WHERE id = ?').pluck().get(itemId);
    if (item === undefined) throw new Refusal('unknownItem', 'This item is not in the project. Nothing was changed.');
    const questions = answers.map(({ questionId }) => getAsked(db, questionId));
    const before = questions.map(({ id }) => ({ questionId: id, answer: findAnswer(db, id, itemId) }));
    for (const [index, { yes }] of answers.entries()) writeAnswer(db, questions[index]!, itemId, yes === null ? null : { yes: yes ? 1 : 0, drawn: drawn ? 1 : 0, looked: 1, annotatorId, at: now });
    const payload: TagAnswersUndo = { itemId, before, annotatorId, at: now };
    const [first] = answers;
    const title = answers.length === 1 ? `${questions[0]!.key}=${questions[0]!.value} ${first!.yes === null ? 'open again' : first!.yes ? 'yes' : 'no'}: ${item}` : `${answers.length} tag answers: ${item}`;
    return { output: { answers }, changed: ['tags', 'items', 'tagReview', 'history'], undo: { type: 'tagAnswers', payload, title, annotatorId, itemId } };
  },
};

function undoQuestion(payload: TagQuestionUndo, title: string) {
  return { type: 'tagQuestion', payload, title, annotatorId: null };
}
