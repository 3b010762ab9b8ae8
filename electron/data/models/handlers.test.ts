import { beforeEach, describe, expect, it } from 'vitest';
import type { Input, MessageName, Output } from '../../../shared/contract';
import type { ModelDetails } from '../../../shared/contract/models';
import { loadRun } from '../evaluation/loadRun';
import { loadTruth } from '../evaluation/loadTruth';
import { ROWS_A_BLOCK } from '../runs/probabilityBlocks';
import type { DataService } from '../service';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';

let service: DataService;
const ask = <N extends MessageName>(message: N, input: Input<N>) => service.handle({ id: 1, message, input }) as Promise<Output<N>>;
const CLASSES = ['uid-x', 'uid-y'];
const DETAILS: ModelDetails = {
  kind: 'ngrams', features: 'textNgrams', featureVersion: 'textNgrams@1', backend: null, seed: 0, labelSource: 'gold', snapshot: 'abc', classUids: CLASSES, trainItems: 2, devSource: 'folds', devItems: 2,
  devAccuracy: 1, devAccuracyCi: [0.3, 1], devMacroF1: 1, devMacroF1Ci: null, devLogLoss: 0.1, temperature: 1, seconds: 1, history: [], candidates: [], notes: [], hyperparameters: [['C', '10']],
};
const count = (table: string) => service.project.db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get()!;

beforeEach(() => {
  service = openTestService();
  addTestItems(service.project.db, [{ id: 'a', gold: 'x' }, { id: 'b', gold: 'y' }, { id: 'c' }]);
});

const begin = (name = 'm') => ask('models.begin', { name, classUids: CLASSES });
async function write(name = 'm'): Promise<number> {
  const { runId } = await begin(name);
  await ask('models.addPredictions', { runId, itemIds: Uint32Array.of(1, 2, 3), probabilities: Float32Array.of(0.75, 0.25, 0.1, 0.9, 0.5, 0.5) });
  await ask('models.finish', { runId, notes: 'n', details: DETAILS, files: [{ name: 'model.json', bytes: Uint8Array.of(1, 2) }] });
  return runId;
}

describe('a trained run', () => {
  it('has the predictions an import of the same probabilities would have', async () => {
    const runId = await write();
    const { db } = service.project;
    const run = loadRun(db, runId, loadTruth(db));
    expect([...run.predicted]).toEqual([0, 1, 0]);
    expect([...run.tie]).toEqual([0, 0, 1]);
    expect([...run.probabilities!.confidence]).toEqual([0.75, expect.closeTo(0.9, 6), 0.5]);
    expect((await ask('project.verify', {})).problems.filter((problem) => problem.startsWith('Run'))).toEqual([]);
  });

  it('is listed with what is known of its model, whose files are kept', async () => {
    const runId = await write();
    expect(await ask('models.list', {})).toMatchObject([{ run: { runId, name: 'm', predictions: 3, outOfSample: false, dataSnapshot: 'abc', hyperparameters: [['C', '10']] }, labels: 2, details: DETAILS }]);
    expect(await ask('models.files', { runId })).toEqual({ files: [{ name: 'model.json', bytes: Uint8Array.of(1, 2) }] });
  });

  it('goes with one undo, and its name is free again', async () => {
    await write();
    await ask('history.undo', { annotatorId: null } as never);
    expect([await ask('models.list', {}), await ask('runs.list', {})]).toEqual([[], []]);
    await write();
    expect(await ask('runs.list', {})).toHaveLength(1);
  });

  it('is written in blocks of the file', async () => {
    const { db } = service.project;
    db.exec(`WITH RECURSIVE n(i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS_A_BLOCK + 3}) INSERT INTO item (id, external_id, content) SELECT i, 'i' || i, '' FROM n`);
    const { runId } = await begin();
    const rows = ROWS_A_BLOCK + 3;
    const probabilities = Float32Array.from({ length: 2 * rows }, (_, at) => (at % 2 ? 0.3 : 0.7));
    await ask('models.addPredictions', { runId, itemIds: Uint32Array.from({ length: rows }, (_, row) => row + 1), probabilities });
    await ask('models.finish', { runId, notes: '', details: DETAILS, files: [] });
    expect(count('probability_block')).toBe(2);
    expect((await ask('project.verify', {})).problems.filter((problem) => problem.startsWith('Run'))).toEqual([]);
  });
});

describe('a run that is being written', () => {
  it('is nowhere to be seen, and the next training clears it away', async () => {
    const { runId } = await begin();
    await ask('models.addPredictions', { runId, itemIds: Uint32Array.of(1), probabilities: Float32Array.of(1, 0) });
    expect([await ask('models.list', {}), await ask('runs.list', {}), (await ask('project.stats', {})).runs]).toEqual([[], [], []]);
    expect(() => loadRun(service.project.db, runId, loadTruth(service.project.db))).toThrow(/not in the project/);
    await expect(ask('models.files', { runId })).rejects.toThrow(/not in the project/);
    await expect(ask('runs.remove', { runId })).rejects.toThrow(/not in the project/);
    const next = await begin();
    expect([count('run'), count('prediction'), count('probability_block')]).toEqual([1, 0, 0]);
    await expect(ask('models.addPredictions', { runId: next.runId + 1, itemIds: Uint32Array.of(1), probabilities: Float32Array.of(1, 0) })).rejects.toThrow(/not being written/);
  });

  it('refuses what is no prediction', async () => {
    const { runId } = await begin();
    const add = (itemIds: number[], probabilities: number[]) => ask('models.addPredictions', { runId, itemIds: Uint32Array.from(itemIds), probabilities: Float32Array.from(probabilities) });
    for (const [ids, values] of [[[1], [1]], [[2, 1], [1, 0, 1, 0]], [[4], [1, 0]], [[1], [NaN, 1]], [[1], [0, 0]], [[1], [-1, 2]], [[], []]] as [number[], number[]][]) await expect(add(ids, values), String(ids)).rejects.toThrow(/can't be kept/);
    expect(count('prediction')).toBe(0);
    await expect(ask('models.finish', { runId, notes: '', details: DETAILS, files: [] })).rejects.toThrow(/predicted nothing/);
    await expect(ask('models.begin', { name: 'z', classUids: ['uid-x', 'gone'] })).rejects.toThrow(/not in the label definition/);
  });

  it('refuses the name of another run before anything is written', async () => {
    await write();
    await expect(begin()).rejects.toThrow(/“m”/);
  });
});
