import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { TrainedModel } from '../../../../shared/contract/models';
import type { Output } from '../../../../shared/contract';
import type { SampleRequest } from '../../../../shared/contract/sampling';
import { displayKeys, offerCommands } from '../../../commands/registry';
import { AnalysisProgress } from '../../../components/AnalysisProgress';
import { Keycap } from '../../../components/Keycap';
import { Problem } from '../../../components/Problem';
import { Stale } from '../../../components/Stale';
import { TableTools } from '../../../components/table/TableTools';
import type { OnDemandState } from '../../../data/onDemand';
import { useClasses } from '../../../data/useClasses';
import { formatCount } from '../../../format/formatCount';
import { labelQueue } from '../../../state/app';
import classes from '../Sample.module.css';
import { STRATEGIES } from '../strategies';
import own from './Batch.module.css';
import { batchPreview } from './batchPreview';
import { BatchTable } from './BatchTable';
import { SendDialog } from './SendDialog';

interface Props {
  readonly preview: OnDemandState<SampleRequest, Output<'sampling.preview'>>;
  /** The settings have changed since it was asked for. */
  readonly isOther: boolean;
  readonly models: readonly TrainedModel[];
  readonly readOnly: boolean;
  /** The queue that this batch has become. */
  readonly sentTo: number | null;
  readonly onSent: (queueId: number) => void;
}

/** The items chosen, each with its score and reason, before anything is done. */
export function BatchResult({ preview: { data, dataOf, error, running, isOutdated }, isOther, models, readOnly, sentTo, onSent }: Props) {
  const [sending, setSending] = useState(false);
  const canSend = data !== undefined && data.items.length > 0 && !readOnly && running === null && sentTo === null;
  useEffect(
    () =>
      offerCommands([
        { id: 'sample.send', title: 'Send the batch to a queue', section: 'Sample', keys: 'q', isAvailable: () => canSend, run: () => setSending(true) },
        { id: 'sample.label', title: 'Label the batch', section: 'Sample', keys: 'l', isAvailable: () => sentTo !== null, run: () => sentTo !== null && labelQueue(sentTo) },
      ]),
    [canSend, sentTo],
  );
  return (
    <div className={own.result}>
      <div className={own.state}>{running && <AnalysisProgress running={running} describe={(phase) => (phase === '' ? 'Choosing' : `Choosing: ${phase}`)} name="Choosing the batch" cancel={batchPreview.cancel} />}</div>
      {error && <Problem title="No batch could be chosen">{error.message}</Problem>}
      {!data && !error && !running && <p className={classes.hint}>The batch is shown here before anything is done: every item with its score and the reason why it was chosen. Then it becomes a queue to label.</p>}
      {data && (
        <Stale when={running !== null || error !== null} className={own.result}>
          <div className={own.head}>
            <p className={own.counts} role="status">
              <strong>{formatCount(data.items.length, 'item')}</strong> of {data.pool.toLocaleString('en')} by {STRATEGIES[data.strategy].name}
              {data.nearDuplicates > 0 && `; ${formatCount(data.nearDuplicates, 'near-duplicate')} passed over`}
            </p>
            <TableOf data={data} />
            {sentTo === null ? (
              <Button disabled={!canSend} onClick={() => setSending(true)} rightSection={<Keycap keys={displayKeys('q')} />}>
                Send to a queue
              </Button>
            ) : (
              <Button onClick={() => labelQueue(sentTo)} rightSection={<Keycap keys={displayKeys('l')} />}>
                Label these
              </Button>
            )}
          </div>
          {sentTo !== null && <p className={classes.hint}>This batch is a queue now. The next preview chooses from what is left.</p>}
          {sentTo === null && isOther && <p className={classes.look}>Chosen by other settings than those at the left. Preview again to use these.</p>}
          {sentTo === null && !isOther && isOutdated && <p className={classes.look}>Labels, items or models have changed since this was chosen. Preview again to use them.</p>}
          {data.note !== null && <p className={classes.look}>{data.note}</p>}
          {data.items.length > 0 && <BatchTable items={data.items} />}
        </Stale>
      )}
      {data && dataOf && <SendDialog opened={sending} preview={data} seed={dataOf.seed} models={models} onClose={() => setSending(false)} onSent={onSent} />}
    </div>
  );
}

/** The batch for other programs. */
function TableOf({ data }: { readonly data: Output<'sampling.preview'> }) {
  const { byUid } = useClasses();
  return <TableTools name="Batch" table={() => ({ head: ['item', 'score', 'reason', 'random', 'predicted', 'confidence'], rows: data.items.map(({ externalId, score, reason, audit, predictedUid, confidence }) => [externalId, score, reason, audit ? 'yes' : 'no', byUid.get(predictedUid ?? '')?.name ?? null, confidence]) })} />;
}
