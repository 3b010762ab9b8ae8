import type { HandlerTable } from '../handler';
import { sampleFieldNames } from '../items/fieldNames';
import { planExport } from './planExport';
import { createRecordWriter } from './recordWriter';

/** Characters; a file of long texts shows fewer lines than asked for. */
const MAX_HEAD = 50_000;

export const exportScans: Pick<HandlerTable<'scan'>, 'exports.preview'> = {
  'exports.preview': (db, { settings, lines }) => {
    const writer = createRecordWriter(db, settings, sampleFieldNames(db), (content) => content);
    const rowsOf = db.prepare<[string], number>(`SELECT count(*) FROM ${settings.history ? 'annotation' : 'current_label'} WHERE item_id IN (SELECT value FROM json_each(?))`).pluck();
    return planExport(db, settings, null).map(({ name, ids }) => ({
      name,
      rows: settings.what === 'annotations' ? rowsOf.get(`[${ids.join(',')}]`)! : ids.length,
      head: (writer.header + writer.write(ids.subarray(0, lines)).text).slice(0, MAX_HEAD),
    }));
  },
};
