import { describe, expect, it } from 'vitest';
import { ALL_ITEMS } from '../../../shared/domain/itemQuery';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';

const open = () => {
  const service = openTestService();
  const { db } = service.project;
  addTestItems(db, [{ id: 'a', tags: { site: ['x'] } }, { id: 'b', tags: { site: ['x', 'y'] } }, { id: 'c' }]);
  const tags = () => db.prepare<[], string>("SELECT external_id || ' ' || key || '=' || value FROM item_tag JOIN item ON item.id = item_id JOIN tag ON tag.id = tag_id ORDER BY 1").pluck().all();
  const undo = () => service.run('history.undo', { annotatorId: 1 } as never);
  const change = (action: 'add' | 'remove', value: string) => service.run('tags.change', { annotatorId: null, selection: { kind: 'query', query: ALL_ITEMS, except: [] }, key: 'site', value, action } as never);
  return { tags, undo, change };
};

describe('tags.change', () => {
  it('adds a value beside the others and counts the items that changed', async () => {
    const { tags, change } = open();
    expect(await change('add', 'y')).toEqual({ changed: 2 });
    expect(tags()).toEqual(['a site=x', 'a site=y', 'b site=x', 'b site=y', 'c site=y']);
  });

  it('is taken back on those items only', async () => {
    const { tags, change, undo } = open();
    const before = tags();
    await change('add', 'y');
    await undo();
    expect(tags()).toEqual(before);
  });

  it('removes a value, forgets it when no item has it, and brings it back', async () => {
    const { tags, change, undo } = open();
    const before = tags();
    expect(await change('remove', 'x')).toEqual({ changed: 2 });
    expect(tags()).toEqual(['b site=y']);
    await undo();
    expect(tags()).toEqual(before);
  });

  it('removes what nobody has without a trace', async () => {
    const { tags, change } = open();
    const before = tags();
    expect(await change('remove', 'nowhere')).toEqual({ changed: 0 });
    expect(tags()).toEqual(before);
  });
});
