import { describe, expect, it } from 'vitest';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';

const open = () => {
  const service = openTestService();
  addTestItems(service.project.db, [
    { id: 'one', gold: 'yes', answers: { A: 'yes', B: 'yes', C: 'no' } },
    { id: 'two', gold: 'yes', answers: { A: 'no', B: 'no' } },
    { id: 'tie', answers: { A: 'no', B: 'yes' } },
    { id: 'none' },
    { id: 'unclear', answers: { A: '[unclear]' } },
  ]);
  return service;
};

describe('consensus.compute', () => {
  it('says label, posterior and tie of each item that has a label, and how far gold agrees', async () => {
    const { rows, annotators, ...result } = await open().run('consensus.compute', { method: 'majority', rows: true } as never);
    expect(rows).toEqual({ items: ['one', 'two', 'tie'], labels: [0, 1, 0], posteriors: [expect.closeTo(2 / 3, 12), 1, 0.5], ties: [0, 0, 1] });
    expect(annotators.map(({ annotator, labels }) => [annotator, labels])).toEqual([['A', 3], ['B', 3], ['C', 1]]);
    expect(result).toMatchObject({ method: 'majority', items: 3, labels: 7, ties: 1, classes: ['yes', 'no'], logLikelihood: null, accuracyAgainstGold: { items: 2, correct: 1, accuracy: 0.5 } });
  });

  it.each(['majority', 'wawa', 'dawid-skene', 'one-coin', 'mace'])('takes gold labels as certain only where asked for (%s)', async (method) => {
    const service = open();
    const without = await service.run('consensus.compute', { method, rows: true } as never);
    const pinned = await service.run('consensus.compute', { method, rows: true, useGold: true } as never);
    expect([without.rows!.labels[1], pinned.rows!.labels[1], pinned.rows!.posteriors[1]]).toEqual([1, 0, 1]);
    expect([without.accuracyAgainstGold?.items, pinned.accuracyAgainstGold]).toEqual([2, null]);
  });

  it('knows classes of any name', async () => {
    const service = openTestService();
    addTestItems(service.project.db, [{ id: 'a', answers: { X: '__proto__', Y: 'constructor' } }, { id: 'b', answers: { X: '__proto__', Y: '__proto__' } }]);
    const { classPriors } = await service.run('consensus.compute', { method: 'dawid-skene' } as never);
    expect(Object.keys(classPriors!)).toEqual(['__proto__', 'constructor']);
    expect(JSON.stringify(classPriors)).toContain('"__proto__":');
  });

  it('says nothing of a project without answers', async () => {
    const result = await openTestService().run('consensus.compute', { method: 'dawid-skene', rows: true } as never);
    expect(result).toMatchObject({ items: 0, labels: 0, annotators: [], accuracyAgainstGold: null, rows: { items: [] } });
  });

  it('sees an answer that came since', async () => {
    const service = open();
    await service.run('consensus.compute', { method: 'majority' } as never);
    await service.run('annotations.add', { uid: '01ARZ3NDEKTSV4RRFFQ69G5FAV', itemId: 3, annotatorId: 3, queueId: 0, kind: 'label', classUid: 'uid-no', note: '', durationMs: null, nextItemId: null } as never);
    expect((await service.run('consensus.compute', { method: 'majority', rows: true } as never)).rows!.labels[2]).toBe(1);
  });
});
