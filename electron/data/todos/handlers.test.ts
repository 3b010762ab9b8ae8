import { describe, expect, it } from 'vitest';
import type { Output } from '../../../shared/contract';
import { ALL_ITEMS } from '../../../shared/domain/itemQuery';
import { openTestService } from '../testProject';

const draft = { id: null, kind: 'collect', title: 'Record in cars', query: ALL_ITEMS, items: 40, owner: 'Kim', expectedGain: 0.0016, notes: '', isDone: false } as const;

const open = () => {
  const service = openTestService();
  return {
    save: (change: object = {}) => service.run('todos.save', { ...draft, ...change } as never) as Promise<Output<'todos.save'>>,
    list: async () => (await (service.run('todos.list', {} as never) as Promise<Output<'todos.list'>>)).map(({ title, doneAt }) => (doneAt === null ? title : `${title} (done)`)),
    remove: (id: number) => service.run('todos.remove', { id } as never),
    undo: () => service.run('history.undo', { annotatorId: null } as never),
  };
};

describe('to-dos', () => {
  it('keep what they are about, and stand open ones first, the largest gain first', async () => {
    const { save, list } = open();
    const { id, ...kept } = await save();
    expect(id).toBe(1);
    expect(kept).toMatchObject({ kind: 'collect', query: ALL_ITEMS, items: 40, owner: 'Kim', expectedGain: 0.0016, doneAt: null });
    await save({ title: 'Look again', expectedGain: null });
    await save({ title: 'Record in crowds', expectedGain: 0.006 });
    await save({ title: 'Was easy', expectedGain: 0.5, isDone: true });
    expect(await list()).toEqual(['Record in crowds', 'Record in cars', 'Look again', 'Was easy (done)']);
  });

  it('are changed and done, and each step is taken back by itself', async () => {
    const { save, list, undo } = open();
    const { id } = await save();
    await save({ id, title: 'Record in vans' });
    const done = await save({ id, title: 'Record in vans', isDone: true });
    expect((await save({ id, title: 'Record in vans', isDone: true, notes: 'by May' })).doneAt).toBe(done.doneAt);
    await undo();
    await undo();
    expect(await list()).toEqual(['Record in vans']);
    await undo();
    expect(await list()).toEqual(['Record in cars']);
    await undo();
    expect(await list()).toEqual([]);
  });

  it('are removed and brought back', async () => {
    const { save, list, remove, undo } = open();
    const { id } = await save();
    await remove(id);
    expect(await list()).toEqual([]);
    await expect(remove(id)).rejects.toThrow('not in the project any more');
    await expect(save({ id })).rejects.toThrow('not in the project any more');
    await undo();
    expect(await list()).toEqual(['Record in cars']);
  });
});
