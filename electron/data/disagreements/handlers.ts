import type { HandlerTable } from '../handler';
import { findSimilar } from './findSimilar';
import { listDisagreements } from './listDisagreements';
import { readDisagreementItem } from './readDisagreementItem';
import { readDisagreementRows } from './readDisagreementRows';

export const disagreementsReads: Pick<HandlerTable<'read'>, 'disagreements.item'> = {
  'disagreements.item': (db, { itemId }) => readDisagreementItem(db, itemId),
};

export const disagreementsScans: Pick<HandlerTable<'scan'>, 'disagreements.similar'> = {
  'disagreements.similar': (db, { itemId, limit }) => findSimilar(db, itemId, limit),
};

export const disagreementsAnalyses: Pick<HandlerTable<'analysis'>, 'disagreements.list' | 'disagreements.rows'> = {
  'disagreements.list': listDisagreements,
  'disagreements.rows': (db, { itemIds }, control) => readDisagreementRows(db, itemIds, control),
};
