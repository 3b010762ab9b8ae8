import { beforeEach, expect, it } from 'vitest';
import type { DataService } from '../service';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';

let service: DataService;
beforeEach(() => {
  service = openTestService();
  addTestItems(service.project.db, [{ id: 'a', text: 'same' }, { id: 'b', text: 'same' }, { id: 'c', text: 'other' }]);
});
const read = (version = 'v@1') => service.run('features.read', { version, from: 1, count: 10 } as never);
const save = (itemIds: number[], columns: number, values: number[], version = 'v@1') => service.run('features.save', { version, block: { itemIds: Uint32Array.from(itemIds), columns, values: Float32Array.from(values) } } as never);

it('vectors are kept by content and version: equal contents share one', async () => {
  expect(await read()).toEqual({ itemIds: new Uint32Array(0), columns: 0, values: new Float32Array(0) });
  await save([1], 2, [0.5, -1]);
  expect(await read()).toEqual({ itemIds: Uint32Array.of(1, 2), columns: 2, values: Float32Array.of(0.5, -1, 0.5, -1) });
  expect((await read('v@2')).itemIds).toHaveLength(0);
  await save([2, 3], 2, [9, 9, 3, 4]);
  expect([...(await read()).values]).toEqual([0.5, -1, 0.5, -1, 3, 4]);
  expect(await service.run('features.forget', {} as never)).toEqual({ removed: 2 });
  expect((await read()).itemIds).toHaveLength(0);
});

it('media go by the hash of their file; one that was never found has none', async () => {
  service.project.db.exec("INSERT INTO media_root (id, path) VALUES (1, 'm'); UPDATE item SET media_root_id = 1, media_sha256 = zeroblob(32) WHERE id < 3; UPDATE item SET media_root_id = 1 WHERE id = 3");
  await save([1, 3], 1, [7, 8]);
  expect(await read()).toEqual({ itemIds: Uint32Array.of(1, 2), columns: 1, values: Float32Array.of(7, 7) });
});

it('refuses what are no vectors', async () => {
  await expect(save([1], 2, [1])).rejects.toThrow(/are not 1 vectors of 2/);
  await expect(save([1], 1, [NaN])).rejects.toThrow(/not finite/);
  await save([1], 1, [1]);
  await expect(save([3], 2, [1, 2])).rejects.toThrow(/have 1 numbers/);
});
