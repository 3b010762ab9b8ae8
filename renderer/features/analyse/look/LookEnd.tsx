import { Button } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '../../../components/EmptyState';
import { showFailure } from '../../../components/showFailure';
import { services } from '../../../data/services';
import { formatCount } from '../../../format/formatCount';
import { showAnalyseTab } from '../../../state/analyse';
import classes from './Look.module.css';
import { looking } from './lookSession';
import type { LookRequest } from './lookStore';

/** All were looked at: on to what they tell, or to more of them. */
export function LookEnd({ request, total, available }: { readonly request: LookRequest; readonly total: number; readonly available: number }) {
  const [busy, setBusy] = useState(false);
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
      title={total === 0 ? 'Nothing to look at' : `${formatCount(total, 'item')} looked at`}
      text={total === 0 ? 'No item fits what was chosen.' : 'The tag table shows what the answers tell. Left goes back to the last item.'}
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
