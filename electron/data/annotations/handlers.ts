import { getAnnotator } from '../annotators/queries';
import { extendOverlap } from '../assignments/extendOverlap';
import type { HandlerTable } from '../handler';
import { findPlace, setPlace } from '../queues/places';
import { getProgress } from '../queues/progress';
import { findItemAtPlace, findPlaceOfItem, getQueueSize, listUpcoming, refuseForeignQueue } from '../queues/queueItems';
import { Refusal } from '../refusal';
import { addAnnotation } from './addAnnotation';
import { toLabelItem } from './labelItem';

/** Items that the screen has ready beside the one it shows. */
const PREFETCHED = 8;

export const annotationsReads: Pick<HandlerTable<'read'>, 'labelling.open' | 'labelling.upcoming' | 'labelling.neighbour' | 'labelling.item'> = {
  'labelling.open': (db, { annotatorId, queueId }) => {
    getAnnotator(db, annotatorId);
    refuseForeignQueue(db, queueId, annotatorId, 'It was not opened.');
    const remembered = findPlace(db, annotatorId, queueId)?.item_id ?? null;
    const place = remembered === null ? undefined : findPlaceOfItem(db, queueId, remembered);
    const [current, ...upcoming] =
      place === undefined
        ? listUpcoming(db, annotatorId, queueId, 0, PREFETCHED + 1)
        : [{ itemId: remembered!, place }, ...listUpcoming(db, annotatorId, queueId, place, PREFETCHED)];
    return {
      progress: getProgress(db, annotatorId, queueId),
      current: current ? toLabelItem(db, annotatorId, current, queueId) : null,
      upcoming: upcoming.map((item) => toLabelItem(db, annotatorId, item, queueId)),
    };
  },
  'labelling.upcoming': (db, { annotatorId, queueId, position, count }) =>
    listUpcoming(db, annotatorId, queueId, position, count).map((item) => toLabelItem(db, annotatorId, item, queueId)),
  'labelling.neighbour': (db, { annotatorId, queueId, position, direction }) => {
    const place = direction === 'next' ? position + 1 : Math.min(position - 1, getQueueSize(db, queueId));
    const itemId = findItemAtPlace(db, queueId, place);
    return itemId === undefined ? null : toLabelItem(db, annotatorId, { itemId, place }, queueId);
  },
  'labelling.item': (db, { annotatorId, queueId, itemId }) => {
    const place = findPlaceOfItem(db, queueId, itemId);
    return place === undefined ? null : toLabelItem(db, annotatorId, { itemId, place }, queueId);
  },
};

export const annotationsWrites: Pick<HandlerTable<'write'>, 'labelling.visit' | 'annotations.add'> = {
  'labelling.visit': (db, { annotatorId, queueId, itemId }) => {
    getAnnotator(db, annotatorId);
    refuseForeignQueue(db, queueId, annotatorId, 'Your place was not changed.');
    if (findPlaceOfItem(db, queueId, itemId) === undefined) throw new Refusal('unknownItem', `The queue has no item number ${itemId}. Your place was not changed.`);
    setPlace(db, annotatorId, queueId, itemId);
    return { output: {}, changed: [] };
  },
  'annotations.add': (db, input, { now }) => {
    const { uid, itemId, annotatorId, queueId, kind } = input;
    const added = addAnnotation(db, input, now);
    const hasMovedWork = added && extendOverlap(db, itemId);
    const output = { progress: getProgress(db, annotatorId, queueId) };
    if (!added) return { output, changed: [] };
    return {
      output,
      changed: hasMovedWork ? ['annotations', 'queues', 'history'] : ['annotations', 'history'],
      undo: { type: 'annotation', payload: { uid, itemId, annotatorId, queueId }, title: TITLES[kind], annotatorId, itemId, queueId },
    };
  },
};

const TITLES = { label: 'Label', ambiguous: 'Ambiguous mark', skip: 'Skip' } as const;
