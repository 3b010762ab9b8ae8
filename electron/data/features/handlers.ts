import type { HandlerTable } from '../handler';
import { readFeatures, saveFeatures } from './featureCache';
import { heldFeatures } from './heldFeatures';

export const featuresScans: Pick<HandlerTable<'scan'>, 'features.read' | 'features.held'> = {
  'features.held': heldFeatures,
  'features.read': (db, { version, from, count }) => readFeatures(db, version, from, count),
};

/** Vectors are computed again when they are missed: there is nothing to undo. */
export const featuresWrites: Pick<HandlerTable<'write'>, 'features.save' | 'features.forget'> = {
  'features.save': (db, { version, block }) => {
    saveFeatures(db, version, block);
    return { output: {}, changed: [] };
  },
  'features.forget': (db) => ({ output: { removed: db.prepare('DELETE FROM feature').run().changes }, changed: [] }),
};
