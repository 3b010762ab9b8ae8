import type { HandlerTable } from '../handler';
import { columnStats } from './columnStats';
import { sampleFieldNames } from './fieldNames';
import { findItems, findPage } from './findItems';
import { getItemDetail } from './itemDetail';
import { readItemRows } from './readItemRows';

export const itemsReads: Pick<HandlerTable<'read'>, 'items.get' | 'items.columns'> = {
  'items.get': (db, { itemId }) => getItemDetail(db, itemId),
  'items.columns': (db) => {
    const { features, fields } = sampleFieldNames(db);
    return { tagKeys: db.prepare<[], string>('SELECT DISTINCT key FROM tag ORDER BY key').pluck().all(), fields: [...new Set([...features, ...fields])], hasAutoLabels: db.prepare('SELECT 1 FROM auto_label LIMIT 1').get() !== undefined };
  },
};

export const itemsScans: Pick<HandlerTable<'scan'>, 'items.page' | 'items.count' | 'items.columnStats'> = {
  'items.page': (db, { query, fields, runs, offset, limit }) => {
    const { ids, total } = findPage(db, query, offset, limit);
    return { rows: readItemRows(db, ids, { fields, runs }), total };
  },
  'items.count': (db, { query }) => ({ total: findItems(db, query).length }),
  'items.columnStats': (db, { query, column }) => columnStats(db, query, column),
};
