import { useEffect } from 'react';
import { services } from '../../data/services';
import { useApp } from '../../state/app';
import { chooseQueue } from './chooseQueue';

/** The queue that is worked through; null while it is being found out which one that is, for an annotator who has not chosen. */
export function useChosenQueue(annotatorId: number | null): number | null {
  const queueId = useApp((state) => state.queueId);
  useEffect(() => {
    if (annotatorId === null || queueId !== null) return;
    let isWanted = true;
    const choose = (chosen: number) => {
      if (isWanted) useApp.setState({ queueId: chosen });
    };
    services.call('queues.list', { annotatorId }).then(
      (queues) => choose(chooseQueue(queues, useApp.getState().queueBefore)),
      // the queue of all items says what is wrong when it is opened
      () => choose(0),
    );
    return () => {
      isWanted = false;
    };
  }, [annotatorId, queueId]);
  return queueId;
}
