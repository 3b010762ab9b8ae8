import type { HandlerTable } from '../handler';
import { findSlices } from './findSlices';
import { addSlice, changeSlice, getSlice, listSlices, setSliceRemoved } from './savedSlices';
import { trackSlices } from './trackSlices';
import type { SliceUndo } from './undo';

export const slicesReads: Pick<HandlerTable<'read'>, 'slices.list'> = {
  'slices.list': listSlices,
};

export const slicesAnalyses: Pick<HandlerTable<'analysis'>, 'slices.track' | 'slices.find'> = {
  'slices.track': trackSlices,
  'slices.find': findSlices,
};

export const slicesWrites: Pick<HandlerTable<'write'>, 'slices.save' | 'slices.remove'> = {
  'slices.save': (db, { id, ...details }, { operationId, now }) => {
    if (id === null) {
      const added = addSlice(db, operationId, details, now);
      return { output: getSlice(db, added), changed: ['slices', 'history'], undo: step({ kind: 'removed', id: added, removed: true }, `Slice “${details.name}”`) };
    }
    const { name, query, notes } = getSlice(db, id);
    changeSlice(db, id, details);
    return { output: getSlice(db, id), changed: ['slices', 'history'], undo: step({ kind: 'changed', id, before: { name, query, notes } }, `Change of the slice “${name}”`) };
  },
  'slices.remove': (db, { id }) => {
    const { name } = getSlice(db, id);
    setSliceRemoved(db, id, true);
    return { output: {}, changed: ['slices', 'history'], undo: step({ kind: 'removed', id, removed: false }, `Removal of the slice “${name}”`) };
  },
};

function step(payload: SliceUndo, title: string) {
  return { type: 'slice', payload, title, annotatorId: null };
}
