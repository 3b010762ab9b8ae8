import type { HandlerTable } from '../handler';
import { resolveSelection } from '../items/resolveSelection';
import { computeSplit } from './computeSplit';
import { readLastSplit, writeLastSplit } from './lastSplit';
import type { SplitsUndo } from './undo';
import { writeSplits } from './writeSplits';

export const splitsScans: Pick<HandlerTable<'scan'>, 'splits.preview'> = {
  'splits.preview': (db, request) => computeSplit(db, request).result,
};

export const splitsWrites: Pick<HandlerTable<'write'>, 'splits.set' | 'splits.assign'> = {
  'splits.set': (db, { annotatorId, selection, split }, { operationSeq }) => {
    const changed = writeSplits(db, resolveSelection(db, selection), split, operationSeq);
    const payload: SplitsUndo = {};
    const title = split === null ? `Took ${changed} items out of their split` : `Put ${changed} items into ${split}`;
    return { output: { changed }, changed: ['splits', 'items'], undo: { type: 'splits', payload, title, annotatorId } };
  },
  'splits.assign': (db, { annotatorId, ...request }, { operationSeq, now }) => {
    const { itemsOf, result } = computeSplit(db, request);
    const payload: SplitsUndo = { lastSplit: readLastSplit(db) };
    for (const [split, ids] of itemsOf) writeSplits(db, ids, split, operationSeq);
    writeLastSplit(db, { ...request, at: now });
    return { output: result, changed: ['splits', 'items'], undo: { type: 'splits', payload, title: 'Split all items anew', annotatorId } };
  },
};
