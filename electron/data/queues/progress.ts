import type { Database } from 'better-sqlite3';
import type { LabelProgress } from '../../../shared/contract/labelling';
import { findAnnotatorCount } from '../annotations/annotatorCounts';
import { ALL_ITEMS_QUEUE } from './answeredRuns';
import { countAnswers, findPlace } from './places';
import { getQueueSize } from './queueItems';

/** How far the annotator is in the queue: from counters, so that it costs the same at any size. */
export function getProgress(db: Database, annotatorId: number, queueId: number): LabelProgress {
  const total = getQueueSize(db, queueId);
  if (queueId === ALL_ITEMS_QUEUE) {
    const { labels, ambiguous, skipped } = findAnnotatorCount(db, annotatorId);
    return { total, labelled: labels + ambiguous, skipped };
  }
  const { labelled, skipped } = findPlace(db, annotatorId, queueId) ?? countAnswers(db, annotatorId, queueId);
  return { total, labelled, skipped };
}
