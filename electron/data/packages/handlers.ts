import type { HandlerTable } from '../handler';
import { readOverview } from './readOverview';

export const packagesReads: Pick<HandlerTable<'read'>, 'packages.overview'> = {
  'packages.overview': (db) => readOverview(db),
};
