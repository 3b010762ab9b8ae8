import { isDeepStrictEqual } from 'node:util';
import { nameDimension } from '../../../shared/domain/tagDimension';
import { sampleSize } from '../../../shared/metrics/sampleSize';
import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';
import { readCosts, writeCosts } from './costs';
import { numericColumns, readKept, readTagKeys } from './dimensions';
import { readJudgement, writeJudgement } from './judgements';
import { measureCurve } from './measureCurve';
import { measureEvaluation } from './measureEvaluation';
import { refuseCross } from './refuseCross';
import type { EvaluationUndo } from './undo';

export const evaluationReads: Pick<HandlerTable<'read'>, 'evaluation.sampleSize' | 'costs.get' | 'dimensions.list'> = {
  'evaluation.sampleSize': (_, { population, halfWidth, expected }) => ({ n: sampleSize(population, halfWidth, expected) }),
  'costs.get': readCosts,
  'dimensions.list': (db) => ({ tagKeys: readTagKeys(db), numeric: numericColumns(db), kept: readKept(db) }),
};

export const evaluationAnalyses: Pick<HandlerTable<'analysis'>, 'evaluation.measure' | 'evaluation.curve'> = {
  'evaluation.measure': measureEvaluation,
  'evaluation.curve': measureCurve,
};

export const evaluationWrites: Pick<HandlerTable<'write'>, 'costs.save' | 'dimensions.add' | 'dimensions.remove' | 'judgements.save'> = {
  'costs.save': (db, weights) => {
    const undo: EvaluationUndo = { what: 'costs', before: readCosts(db) };
    writeCosts(db, weights);
    return { output: {}, changed: ['judgements'], undo: step(undo, 'Changed what errors cost') };
  },
  'dimensions.add': (db, { dimension }, { operationId, now }) => {
    refuseCross(db, dimension);
    const name = nameDimension(dimension);
    // Not by name: bins of a tag and of a column may be called the same.
    const kept = readKept(db).find((entry) => isDeepStrictEqual(entry.dimension, dimension));
    if (kept) return { output: { id: kept.id }, changed: [] };
    const id = Number(db.prepare('INSERT INTO tag_dimension (uid, dimension, created_at) VALUES (?, ?, ?)').run(operationId, JSON.stringify(dimension), now).lastInsertRowid);
    return { output: { id }, changed: ['judgements'], undo: step({ what: 'dimension', id, removed: true }, `Added ${name} to the tag table`) };
  },
  'dimensions.remove': (db, { id }) => {
    const kept = readKept(db).find((entry) => entry.id === id);
    if (!kept) throw new Refusal('unknownDimension', 'These rows are not in the tag table any more. Nothing was changed.');
    db.prepare('UPDATE tag_dimension SET removed = 1 WHERE id = ?').run(id);
    return { output: {}, changed: ['judgements'], undo: step({ what: 'dimension', id, removed: false }, `Took ${nameDimension(kept.dimension)} out of the tag table`) };
  },
  'judgements.save': (db, { key, value, ...judgement }) => {
    const before = readJudgement(db, key, value);
    const isEmpty = judgement.ease === null && judgement.importance === null && judgement.note === '';
    writeJudgement(db, key, value, isEmpty ? null : judgement);
    return { output: {}, changed: ['judgements'], undo: step({ what: 'judgement', key, value, before }, `Judged ${key}: ${value ?? 'no value'}`) };
  },
};

function step(payload: EvaluationUndo, title: string) {
  return { type: 'evaluation', payload, title, annotatorId: null };
}
