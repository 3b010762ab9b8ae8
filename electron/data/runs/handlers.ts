import { ulid } from 'ulid';
import { runDetails, type ReferenceValue } from '../../../shared/contract/runs';
import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';
import { measureRuns } from './measureRuns';
import { getRun, listRuns, saveRunDetails, setRunRemoved } from './queries';
import type { RunUndo } from './undo';

export const runsReads: Pick<HandlerTable<'read'>, 'runs.list' | 'references.list'> = {
  'runs.list': (db) => listRuns(db),
  'references.list': (db) => db.prepare<[], ReferenceValue>('SELECT id, name, metric, value, source FROM reference_value WHERE removed = 0 ORDER BY id').all(),
};

export const runsAnalyses: Pick<HandlerTable<'analysis'>, 'runs.metrics'> = {
  'runs.metrics': (db, { query }, control) => measureRuns(db, query, control),
};

export const runsWrites: Pick<HandlerTable<'write'>, 'runs.save' | 'runs.remove' | 'references.add' | 'references.remove'> = {
  'runs.save': (db, { runId, details }) => {
    const before = runDetails.parse(getRun(db, runId));
    saveRunDetails(db, runId, details);
    return { output: getRun(db, runId), changed: ['runs', 'models', 'history'], undo: toUndo({ kind: 'details', runId, before }, `What is said of the run “${before.name}”`) };
  },
  'runs.remove': (db, { runId }) => {
    const { name } = getRun(db, runId);
    setRunRemoved(db, runId, true);
    return { output: {}, changed: ['runs', 'models', 'history'], undo: toUndo({ kind: 'removed', runId }, `Removal of the run “${name}”`) };
  },
  'references.add': (db, reference, { now }) => {
    const { name, metric, value, source } = reference;
    const id = Number(db.prepare('INSERT INTO reference_value (uid, name, metric, value, source, created_at) VALUES (?, ?, ?, ?, ?, ?)').run(ulid(), name, metric, value, source, now).lastInsertRowid);
    return { output: { id, ...reference }, changed: ['runs', 'history'], undo: toUndo({ kind: 'reference', id, removed: true }, `Reference value “${name}”`) };
  },
  'references.remove': (db, { id }) => {
    const name = db.prepare<[number], string>('UPDATE reference_value SET removed = 1 WHERE id = ? AND removed = 0 RETURNING name').pluck().get(id);
    if (name === undefined) throw new Refusal('unknownReference', 'This reference value is not in the project any more. Nothing was changed.');
    return { output: {}, changed: ['runs', 'history'], undo: toUndo({ kind: 'reference', id, removed: false }, `Removal of the reference value “${name}”`) };
  },
};

function toUndo(payload: RunUndo, title: string) {
  return { type: 'run', payload, title, annotatorId: null };
}
