import { beforeEach, describe, expect, it } from 'vitest';
import { ALL_ITEMS, type ItemFilter, type ItemQuery } from '../../../shared/domain/itemQuery';
import { Refusal } from '../refusal';
import type { DataService } from '../service';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';

let service: DataService;

beforeEach(() => {
  service = openTestService();
  addTestItems(service.project.db, [
    { id: 'c', text: 'Der Zug fährt ab', split: 'test', gold: 'yes', tags: { site: ['10'], color: ['red', 'blue'] }, metadata: [['length', '9'], ['by "x"', 'a\\b']], answers: { Ada: 'yes', Bob: 'no', Cy: 'yes' } },
    { id: 'a', text: 'der zug', split: 'train', gold: 'no', tags: { site: ['9'] }, metadata: [['length', '10']], answers: { Ada: 'no' } },
    { id: 'd', text: '東京タワー :-)', tags: { color: ['blue'] }, metadata: [['length', '100']] },
    { id: 'b', text: 'E\u0301lan', split: 'dev', answers: { Ada: 'maybe', Bob: 'no' } },
  ]);
});

const find = async (query: Partial<ItemQuery>): Promise<string[]> => {
  const { rows, total } = await service.run('items.page', { query: { ...ALL_ITEMS, ...query }, offset: 0, limit: 100 } as never);
  expect(await service.run('items.count', { query: { ...ALL_ITEMS, ...query } } as never)).toEqual({ total });
  expect(total).toBe(rows.length);
  return rows.map((row) => row.externalId);
};
const filter = (column: string, operator: ItemFilter['operator'], ...values: string[]) => find({ filters: [{ column, operator, values }] });
const sort = (column: string, descending = false) => find({ sort: { column, descending } });

describe('items.page', () => {
  it('lists items in order of import with what the grid shows', async () => {
    const { rows } = await service.run('items.page', { query: ALL_ITEMS, offset: 0, limit: 1 } as never);
    expect(rows).toEqual([{ id: 1, externalId: 'c', preview: 'Der Zug fährt ab', split: 'test', goldClassUid: 'uid-yes', decision: 'label', annotations: 3, agreement: 2 / 3, answerClassUid: 'uid-yes', autoClassUid: null, tags: { site: ['10'], color: ['red', 'blue'] }, fields: [], predictions: [] }]);
  });

  it('gives the fields that are asked for, in that order', async () => {
    const { rows } = await service.run('items.page', { query: ALL_ITEMS, fields: ['nowhere', 'length'], offset: 1, limit: 3 } as never);
    expect(rows.map((row) => row.fields)).toEqual([[null, '10'], [null, '100'], [null, null]]);
  });

  it('gives the rows from an offset and the total', async () => {
    const { rows, total } = await service.run('items.page', { query: ALL_ITEMS, offset: 2, limit: 1 } as never);
    expect([rows.map((row) => row.externalId), total]).toEqual([['d'], 4]);
  });

  it('gives the same rows near the top, read off the index, as from the whole list', async () => {
    for (const column of ['id', 'content', 'split', 'gold', 'annotations', 'agreement', 'answer', 'tag:color', 'tag:site', 'field:length', 'annotator:1']) {
      for (const descending of [false, true]) {
        const query = { ...ALL_ITEMS, sort: { column, descending } };
        const ids = async (offset: number, limit: number) => (await service.run('items.page', { query, offset, limit } as never)).rows.map((row) => row.externalId);
        const first = [...(await ids(0, 1)), ...(await ids(1, 1)), ...(await ids(2, 2))];
        await service.run('items.count', { query } as never);
        expect([column, descending, ...(await ids(0, 4))]).toEqual([column, descending, ...first]);
      }
    }
  });

  it('sees what was written since the page before', async () => {
    expect(await filter('split', 'is', 'train')).toEqual(['a']);
    service.project.db.exec("UPDATE item_state SET split = 'train' WHERE item_id = 3");
    expect(await filter('split', 'is', 'train')).toEqual(['a', 'd']);
  });

  it('lists items whose ids have gaps', async () => {
    service.project.db.exec('DELETE FROM item_tag WHERE item_id = 3; DELETE FROM item_state WHERE item_id = 3; DELETE FROM item WHERE id = 3');
    expect(await find({})).toEqual(['c', 'a', 'b']);
  });
});

describe('sorting', () => {
  it('puts items without a value last in either direction', async () => {
    expect(await sort('gold')).toEqual(['c', 'a', 'd', 'b']);
    expect(await sort('gold', true)).toEqual(['a', 'c', 'd', 'b']);
    expect(await sort('agreement')).toEqual(['b', 'c', 'a', 'd']);
    expect(await sort('agreement', true)).toEqual(['a', 'c', 'b', 'd']);
  });

  it('orders splits as train, dev, test and answers as the schema', async () => {
    expect(await sort('split')).toEqual(['a', 'b', 'c', 'd']);
    expect(await sort('split', true)).toEqual(['c', 'b', 'a', 'd']);
    expect(await sort('annotator:1')).toEqual(['c', 'a', 'b', 'd']);
  });

  it('orders ids and contents by code point', async () => {
    expect(await sort('id')).toEqual(['a', 'b', 'c', 'd']);
    expect(await sort('id', true)).toEqual(['d', 'c', 'b', 'a']);
    expect(await sort('content')).toEqual(['c', 'b', 'a', 'd']);
  });

  it('orders tags and fields that are numbers by size', async () => {
    expect(await sort('tag:site')).toEqual(['a', 'c', 'd', 'b']);
    expect(await sort('field:length')).toEqual(['c', 'a', 'd', 'b']);
    expect(await sort('field:length', true)).toEqual(['d', 'a', 'c', 'b']);
  });

  it('lists an item with several values of a tag once, at the first of them', async () => {
    expect(await sort('tag:color')).toEqual(['c', 'd', 'a', 'b']);
    expect(await sort('tag:color', true)).toEqual(['c', 'd', 'a', 'b']);
  });

  it('orders by the number of annotations', async () => {
    expect(await sort('annotations', true)).toEqual(['c', 'b', 'a', 'd']);
  });
});

describe('filters', () => {
  it('compare exactly, with alternatives', async () => {
    expect(await filter('split', 'is', 'train', 'test')).toEqual(['c', 'a']);
    expect(await filter('gold', 'is', 'uid-no')).toEqual(['a']);
    expect(await filter('answer', 'is', 'uid-yes', 'uid-maybe')).toEqual(['c']);
    expect(await filter('id', 'is', 'A', 'b')).toEqual(['b']);
    expect(await filter('tag:color', 'is', 'blue')).toEqual(['c', 'd']);
    expect(await filter('field:length', 'is', '10')).toEqual(['a']);
    expect(await filter('annotator:2', 'is', 'uid-no')).toEqual(['c', 'b']);
  });

  it('take isNot as the opposite of is: items without a value are not it either', async () => {
    expect(await filter('split', 'isNot', 'train')).toEqual(['c', 'd', 'b']);
    expect(await filter('tag:color', 'isNot', 'red')).toEqual(['a', 'd', 'b']);
  });

  it('tell missing from present', async () => {
    expect(await filter('gold', 'missing')).toEqual(['d', 'b']);
    expect(await filter('gold', 'present')).toEqual(['c', 'a']);
    expect(await filter('tag:site', 'missing')).toEqual(['d', 'b']);
    expect(await filter('field:length', 'missing')).toEqual(['b']);
    expect(await filter('annotator:3', 'missing')).toEqual(['a', 'd', 'b']);
    expect(await filter('tag:nowhere', 'missing')).toEqual(['c', 'a', 'd', 'b']);
  });

  it('look into texts without regard to case or composition', async () => {
    expect(await filter('content', 'contains', 'ZUG')).toEqual(['c', 'a']);
    expect(await filter('content', 'contains', 'éLAN')).toEqual(['b']);
    expect(await filter('content', 'contains', '100%')).toEqual([]);
    expect(await filter('gold', 'contains', 'YE')).toEqual(['c']);
    expect(await filter('tag:color', 'contains', 'E')).toEqual(['c', 'd']);
    expect(await filter('field:by "x"', 'contains', '\\')).toEqual(['c']);
  });

  it('compare numbers as numbers', async () => {
    expect(await filter('annotations', 'atLeast', '2')).toEqual(['c', 'b']);
    expect(await filter('agreement', 'atMost', '0.7')).toEqual(['c', 'b']);
    expect(await filter('tag:site', 'atLeast', '9.5')).toEqual(['c']);
    expect(await filter('field:length', 'atMost', '10')).toEqual(['c', 'a']);
    expect(await filter('agreement', 'is', String(2 / 3))).toEqual(['c']);
  });

  it('must all hold', async () => {
    expect(await find({ filters: [{ column: 'gold', operator: 'present', values: [] }, { column: 'split', operator: 'is', values: ['test'] }], sort: { column: 'id', descending: false } })).toEqual(['c']);
  });

  it('refuse columns and comparisons that make no sense', async () => {
    for (const [column, operator, value] of [['split; DROP TABLE item', 'is', 'x'], ['', 'is', 'x'], ['annotator:0', 'is', 'x'], ['split', 'atLeast', '1'], ['annotations', 'atLeast', 'many'], ['id', 'atMost', '4']] as const) await expect(filter(column, operator, value)).rejects.toThrow(Refusal);
    await expect(filter('split', 'is')).rejects.toThrow('no value');
    await expect(sort('tag')).rejects.toThrow(Refusal);
  });
});

describe('search', () => {
  it('requires all words, whatever their case', async () => {
    expect(await find({ search: 'DER zug' })).toEqual(['c', 'a']);
    expect(await find({ search: 'zug ab' })).toEqual(['c']);
    expect(await find({ search: '"zug der"' })).toEqual([]);
    expect(await find({ search: 'zu*' })).toEqual(['c', 'a']);
    expect(await find({ search: 'zu' })).toEqual([]);
  });

  it('finds composed and decomposed characters alike, and words inside scripts without spaces', async () => {
    expect(await find({ search: '\u00e9lan' })).toEqual(['b']);
    expect(await find({ search: '京タ' })).toEqual(['d']);
    expect(await find({ search: '京東' })).toEqual([]);
  });

  it('finds signs that are no words, and nothing typed is a syntax error', async () => {
    expect(await find({ search: ':-)' })).toEqual(['d']);
    expect(await find({ search: '東京 :-)' })).toEqual(['d']);
    for (const search of ['"', 'a"b', 'NEAR(', 'x OR', '*', '^a', 'words:der', '(', "'", '\0', '-zug']) await expect(find({ search })).resolves.toBeInstanceOf(Array);
  });
});

describe('items.get', () => {
  it('tells everything that was said about an item, and which of it stands', async () => {
    const { db } = service.project;
    const add = (uid: string, classUid: string | null, kind = 'label') =>
      service.run('annotations.add', { annotatorId: 1, queueId: 0, uid, itemId: 3, kind, classUid, note: 'why', durationMs: 40, nextItemId: null } as never, uid);
    await add('01ARZ3NDEKTSV4RRFFQ69G5FA1', 'uid-yes');
    await add('01ARZ3NDEKTSV4RRFFQ69G5FA2', 'uid-no');
    await service.run('gold.set', { annotatorId: 1, itemId: 3, classUid: 'uid-no' } as never);
    const detail = await service.run('items.get', { itemId: 3 } as never);
    expect(detail.content).toMatchObject({ externalId: 'd', text: '東京タワー :-)', tags: { color: ['blue'] } });
    expect(detail.goldClassUid).toBe('uid-no');
    expect(detail.events.map(({ kind, classUid, annotator, current }) => [kind, classUid, annotator, current])).toEqual([['label', 'uid-yes', 'Ada', false], ['label', 'uid-no', 'Ada', true]]);
    expect(detail.gold).toMatchObject([{ classUid: 'uid-no', method: 'adjudicated', by: 'Ada', current: true }]);
    expect(db.inTransaction).toBe(false);
  });

  it('refuses an item that does not exist', async () => {
    await expect(service.run('items.get', { itemId: 99 } as never)).rejects.toThrow('no item 99');
  });
});

describe('items.columns and items.columnStats', () => {
  it('name tag keys and kept columns', async () => {
    expect(await service.run('items.columns', {} as never)).toEqual({ tagKeys: ['color', 'site'], fields: ['length', 'by "x"'], hasAutoLabels: false });
  });

  it('count values of the items that the query finds', async () => {
    const stats = await service.run('items.columnStats', { query: { ...ALL_ITEMS, filters: [{ column: 'id', operator: 'isNot', values: ['a'] }] }, column: 'tag:color' } as never);
    expect(stats).toEqual({ column: 'tag:color', items: 3, missing: 1, distinct: 2, top: [{ value: 'blue', count: 2 }, { value: 'red', count: 1 }], numeric: null });
  });

  it('summarise numbers', async () => {
    const { numeric, missing } = await service.run('items.columnStats', { query: ALL_ITEMS, column: 'field:length' } as never);
    expect(missing).toBe(1);
    expect(numeric).toMatchObject({ min: 9, median: 10, max: 100 });
    expect(numeric?.mean).toBeCloseTo(119 / 3, 10);
    expect(numeric?.bins.map((bin) => bin.count)).toEqual([2, ...Array<number>(18).fill(0), 1]);
  });

  it('have nothing to say of an empty project', async () => {
    const empty = openTestService();
    expect(await empty.run('items.page', { query: ALL_ITEMS, offset: 0, limit: 10 } as never)).toEqual({ rows: [], total: 0 });
    expect(await empty.run('items.columns', {} as never)).toEqual({ tagKeys: [], fields: [], hasAutoLabels: false });
    expect(await empty.run('items.columnStats', { query: ALL_ITEMS, column: 'gold' } as never)).toMatchObject({ items: 0, missing: 0, distinct: 0, numeric: null });
  });
});

describe('an empty cell of a table row', () => {
  it('is no value: it is missing, sorts last, and does not make a column of numbers one of words', async () => {
    service = openTestService('table');
    addTestItems(service.project.db, ['9', '', '10', '100'].map((age, index) => ({ id: `r${index}`, text: JSON.stringify([['age', age], ['city', 'X']]) })));
    expect(await sort('field:age')).toEqual(['r0', 'r2', 'r3', 'r1']);
    expect(await filter('field:age', 'missing')).toEqual(['r1']);
    expect(await service.run('items.columnStats', { query: ALL_ITEMS, column: 'field:age' } as never)).toMatchObject({ items: 4, missing: 1, distinct: 3, numeric: { min: 9, median: 10, max: 100 } });
  });
});
