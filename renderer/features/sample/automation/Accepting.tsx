import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { QueueAutomation } from '../../../../shared/contract/automation';
import { displayKeys } from '../../../commands/registry';
import { Problem } from '../../../components/Problem';
import { showFailure } from '../../../components/showFailure';
import { Stale } from '../../../components/Stale';
import { useRead } from '../../../data/queries';
import { services } from '../../../data/services';
import { formatCount } from '../../../format/formatCount';
import { formatPercent } from '../../../format/formatPercent';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import classes from '../Sample.module.css';

interface Props {
  readonly queueId: number;
  readonly automation: QueueAutomation;
  /** Not set yet: then it can be looked at, not accepted. */
  readonly isDraft?: boolean;
  readonly readOnly?: boolean;
}

/** What accepting would do and how often it would be right, before it is done. */
export function Accepting({ queueId, automation, isDraft = false, readOnly = false }: Props) {
  const preview = useRead('automation.preview', { queueId, automation }, { keepPrevious: true });
  const [busy, setBusy] = useState(false);
  const accept = async () => {
    setBusy(true);
    try {
      const { accepted, audited, left } = await services.call('automation.accept', { queueId });
      notifications.show({ message: `${formatCount(accepted, 'auto-label')} given, ${audited.toLocaleString('en')} kept for people to check, ${left.toLocaleString('en')} left. ${displayKeys('mod+Z')} withdraws them all.`, autoClose: 8_000 });
    } catch (error) {
      showFailure('No auto-label was given', error);
    } finally {
      setBusy(false);
    }
  };
  if (preview.error) return <Problem title="What accepting would do could not be computed">{preview.error.message}</Problem>;
  if (!preview.data) return <Skeleton height={96} />;
  const { waiting, accepted, audited, left, expected } = preview.data;
  return (
    <Stale when={preview.isPlaceholderData} className={classes.field} role="group" aria-label="What accepting would do">
      <dl className={classes.facts}>
        <dt>Not answered yet</dt>
        <dd>{formatCount(waiting, 'item')}</dd>
        <dt>Would get an auto-label</dt>
        <dd>{formatCount(accepted, 'item')}</dd>
        <dt>Kept for people to check</dt>
        <dd>{formatCount(audited, 'item')}</dd>
        <dt>Left for people</dt>
        <dd>{formatCount(left, 'item')}</dd>
        <dt>Right so far</dt>
        <dd>
          {expected.rate === null
            ? 'n/a: no labelled dev item is predicted as surely'
            : `${formatPercentFixed(expected.rate)}${expected.rateCi ? ` (${formatPercentFixed(expected.rateCi[0])} to ${formatPercentFixed(expected.rateCi[1])})` : ''} of ${formatCount(expected.n, 'labelled dev item')} predicted as surely`}
        </dd>
      </dl>
      <div className={classes.actions}>
        <Button loading={busy} disabled={isDraft || readOnly || accepted === 0} onClick={() => void accept()}>
          {accepted === 0 ? 'Nothing to accept' : `Accept ${formatCount(accepted, 'prediction')}`}
        </Button>
        <span className={classes.note}>{isDraft ? 'Save the settings first.' : `Auto-labels are marked and counted apart. One ${displayKeys('mod+Z')} withdraws them all.`}</span>
      </div>
      {automation.level === 'partial' && expected.rate !== null && expected.rate < automation.threshold && <p className={classes.look}>On dev items as sure as that, the model was right less often than {formatPercent(automation.threshold)}. A higher threshold is safer.</p>}
    </Stale>
  );
}
