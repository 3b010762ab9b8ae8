import { Button } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '../../../components/EmptyState';
import { showFailure } from '../../../components/showFailure';
import { useAnalysis } from '../../../data/useAnalysis';
import { services } from '../../../data/services';
import { formatCount } from '../../../format/formatCount';
import { showAnalyseTab } from '../../../state/analyse';
import classes from './Look.module.css';
import { looking } from './lookSession';
import type { LookRequest } from './lookStore';

/** All were gone through: how many were answered, and on to what they tell, or to more of them. */
export function LookEnd({ request, itemIds, available }: { readonly request: LookRequest; readonly itemIds: readonly number[]; readonly available: number }) {
  const total = itemIds.length;
  const [busy, setBusy] = useState(false);
  const { title: _title, population: _population, ...plan } = request;
  const now = useAnalysis('tagReview.plan', plan, { enabled: total > 0 });
  // what was answered may be what the list was picked by: then its items are others now, and nothing is said of them
  const done = now.data && !now.isStale && now.data.itemIds.length === total && now.data.itemIds.every((id, place) => id === itemIds[place]) ? now.data.done : null;
  const more = Math.min(available, 2 * total);
  const goOn = async () => {
    const { title, ...asked } = { ...request, size: more };
    setBusy(true);
    try {
      const plan = await services.call('tagReview.plan', asked);
      // those looked at are not gone through again, also where some were left open
      looking.start({ title, ...asked }, { ...plan, firstOpen: total });
    } catch (error) {
      showFailure('The items could not be chosen', error);
      setBusy(false);
    }
  };
  return (
    <EmptyState
      title={total === 0 ? 'Nothing to look at' : `${formatCount(total, 'item')} gone through`}
      text={total === 0 ? 'No item fits what was chosen.' : `${done === null ? '' : sayDone(done, total - done)} The tag table shows what the answers tell. Left goes back to the last item.`.trim()}
      action={
        <div className={classes.endActions}>
          {more > total && (
            <Button variant="default" loading={busy} onClick={() => void goOn()}>
              {(more - total).toLocaleString('en')} more
            </Button>
          )}
          <Button onClick={() => showAnalyseTab('tags')}>See the tag table</Button>
        </div>
      }
    />
  );
}

/** An item counts as answered when all its questions are. */
function sayDone(answered: number, open: number): string {
  if (open === 0) return 'Every question is answered.';
  return answered === 0 ? 'None has every question answered.' : `${answered.toLocaleString('en')} answered, ${open.toLocaleString('en')} with questions left open.`;
}
