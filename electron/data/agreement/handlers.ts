import type { HandlerTable } from '../handler';
import { readItemRows } from '../items/readItemRows';
import { Refusal } from '../refusal';
import { confuseClasses } from './confuseClasses';
import { findCellItems } from './findCellItems';
import { listAnnotatorRows } from './listAnnotatorRows';
import { measureAgreement } from './measureAgreement';
import { measureByTag } from './measureByTag';
import { readItemTags } from './readItemTags';
import { type ProjectLabels, readLabels } from './readLabels';

/** Ids that cross to the window; a queue of more is made by a query. */
const MOST_ITEMS = 100_000;
const MOST_NAMES = 1_000;
const MOST_ROWS = 20;

export const agreementAnalyses: Pick<HandlerTable<'analysis'>, 'agreement.measure' | 'agreement.byTag' | 'agreement.confusion' | 'agreement.cell' | 'agreement.annotators'> = {
  'agreement.measure': measureAgreement,
  'agreement.byTag': async (db, { key, bootstrap, seed }, { pause }) => {
    const { labels, groups } = db.transaction(() => {
      const read = readLabels(db);
      return { labels: read, groups: readItemTags(db, read.itemIds, key) };
    })();
    return { key, rows: await measureByTag(labels, groups, { replicates: bootstrap, seed, pause }) };
  },
  'agreement.confusion': async (db, { pair }) => {
    const labels = readLabels(db);
    return confuseClasses(labels.matrix, labels.classes, placesOf(labels, pair));
  },
  'agreement.cell': async (db, { pair, cell }) =>
    db.transaction(() => {
      const labels = readLabels(db);
      const classOf = new Map(labels.classes.map(({ uid }, index) => [uid, index]));
      const found = findCellItems(labels.matrix, placesOf(labels, pair), cell && { row: classOf.get(cell.row) ?? -1, column: classOf.get(cell.column) ?? -1 });
      const itemIds = found.slice(0, MOST_ITEMS).map((item) => labels.itemIds[item]!);
      const nameOf = db.prepare<[number], string>('SELECT external_id FROM item WHERE id = ?').pluck();
      return { itemIds, total: found.length, rows: readItemRows(db, Uint32Array.from(itemIds.slice(0, MOST_ROWS))), externalIds: itemIds.slice(0, MOST_NAMES).map((id) => nameOf.get(id)!) };
    })(),
  'agreement.annotators': listAnnotatorRows,
};

/** Row ids of annotators to places in the matrix. */
function placesOf({ annotators }: ProjectLabels, pair: { readonly a: number; readonly b: number } | null): { readonly a: number; readonly b: number } | null {
  if (!pair) return null;
  const place = (id: number) => annotators.findIndex((annotator) => annotator.id === id);
  const places = { a: place(pair.a), b: place(pair.b) };
  if (places.a === -1 || places.b === -1) throw new Refusal('unknownAnnotator', 'One of the two annotators has no labels any more. Choose another pair.');
  return places;
}
