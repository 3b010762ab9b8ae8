import type { HandlerTable } from '../handler';
import { getRun } from '../runs/queries';
import { addPredictions } from './addPredictions';
import { beginModel } from './beginModel';
import { finishModel } from './finishModel';
import { listModels } from './listModels';

export const modelsReads: Pick<HandlerTable<'read'>, 'models.list'> = {
  'models.list': (db) => listModels(db),
};

export const modelsScans: Pick<HandlerTable<'scan'>, 'models.files'> = {
  'models.files': (db, { runId }) => {
    getRun(db, runId);
    const files = db.prepare<[number], { name: string; bytes: Buffer }>('SELECT name, bytes FROM model_file WHERE run_id = ? ORDER BY name').all(runId);
    return { files: files.map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) })) };
  },
};

/** A run is written in steps, each a transaction, so that labels are saved in between; only `models.finish` makes it one that is seen and can be undone. */
export const modelsWrites: Pick<HandlerTable<'write'>, 'models.begin' | 'models.addPredictions' | 'models.finish'> = {
  'models.begin': (db, { name, classUids }, { now }) => ({ output: { runId: beginModel(db, name, classUids, now) }, changed: [] }),
  'models.addPredictions': (db, predictions) => {
    addPredictions(db, predictions);
    return { output: {}, changed: [] };
  },
  'models.finish': (db, finished, { now }) => {
    finishModel(db, finished, now);
    const run = getRun(db, finished.runId);
    return { output: run, changed: ['runs', 'models', 'history'], undo: { type: 'run', payload: { kind: 'trained', runId: run.runId }, title: `Training of “${run.name}”`, annotatorId: null } };
  },
};
