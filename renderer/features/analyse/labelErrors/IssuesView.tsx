import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { ISSUE_FILTERS, ISSUE_ORDERS } from '../../../../shared/contract/labelIssues';
import { displayKeys, offerCommands } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { Problem } from '../../../components/Problem';
import { Stale } from '../../../components/Stale';
import { useAnalysis } from '../../../data/useAnalysis';
import { formatCount } from '../../../format/formatCount';
import type { AnalyseTabProps } from '../analyseTabs';
import { ItemsActions } from '../items/ItemsActions';
import { Progressing } from '../../../components/Progressing';
import review from '../Review.module.css';
import { useAnswered } from '../useAnswered';
import { idQuery } from './idQuery';
import { IssueTable } from './IssueTable';
import { ItemPreview } from './ItemPreview';
import classes from './LabelErrors.module.css';
import { RelabelDialog } from './RelabelDialog';

/** Rows that are shown: whoever has been through them searches again after relabelling. */
const SHOWN = 500;

const FILTERS: Readonly<Record<(typeof ISSUE_FILTERS)[number], string>> = {
  'prune-by-noise-rate': 'by noise rate (usual)',
  'prune-by-class': 'by class',
  both: 'by both: fewest',
  'confident-learning': 'all off the diagonal: most',
};
const ORDERS: Readonly<Record<(typeof ISSUE_ORDERS)[number], string>> = {
  'self-confidence': 'probability of the given label',
  'normalized-margin': 'margin to the likeliest other',
  'confidence-weighted-entropy': 'entropy, weighted by confidence',
};

/** Items whose label the model doubts more than its mistakes explain, worst first, to be looked at again. */
export function IssuesView({ runId, query, readOnly }: AnalyseTabProps) {
  const [filter, setFilter] = useState<(typeof ISSUE_FILTERS)[number]>('prune-by-noise-rate');
  const [order, setOrder] = useState<(typeof ISSUE_ORDERS)[number]>('self-confidence');
  const [chosenIds, setChosenIds] = useState<ReadonlySet<number>>(new Set());
  const [previewId, setPreviewId] = useState<number | null>(null);
  const [relabelling, setRelabelling] = useState(false);
  const asked = { runId, query: { ...query, sort: null }, filter, order, limit: SHOWN };
  const found = useAnalysis('labelIssues.find', asked);
  const answered = useAnswered(found, asked);
  const { data } = found;
  const chosen = useMemo(() => data?.issues.filter(({ itemId }) => chosenIds.has(itemId)) ?? [], [data, chosenIds]);
  const canRelabel = chosen.length > 0 && !readOnly && !found.isStale;
  useEffect(() => offerCommands([{ id: 'labelErrors.relabel', title: 'Send the chosen items to relabelling', section: 'Analyse', keys: 'mod+enter', isAvailable: () => canRelabel, run: () => setRelabelling(true) }]), [canRelabel]);
  const preview = data?.issues.some(({ itemId }) => itemId === previewId) ? previewId : (data?.issues[0]?.itemId ?? null);
  const listedIds = (chosen.length > 0 ? chosen : (data?.issues ?? [])).map(({ item }) => item);
  const listed = idQuery(listedIds);
  return (
    <div className={classes.split}>
      <div className={classes.main} tabIndex={0} role="region" aria-label="Likely label errors">
        <p className={review.hint}>Confident learning compares each label with what the model gives it, class by class. It needs probabilities from a model that was not trained on the item it judges.</p>
        <div className={review.controls}>
          <NativeSelect label="Found" value={filter} onChange={(event) => setFilter(event.currentTarget.value as typeof filter)} data={ISSUE_FILTERS.map((value) => ({ value, label: FILTERS[value] }))} />
          <NativeSelect label="Worst first by" value={order} onChange={(event) => setOrder(event.currentTarget.value as typeof order)} data={ISSUE_ORDERS.map((value) => ({ value, label: ORDERS[value] }))} />
          <Button disabled={!canRelabel} onClick={() => setRelabelling(true)} rightSection={<Keycap keys={displayKeys('mod+enter')} />}>
            {chosen.length === 0 ? 'Send to relabelling' : `Send ${formatCount(chosen.length, 'item')} to relabelling`}
          </Button>
          <Progressing analysis={found} doing="Searching" again="Search label errors" />
        </div>
        <ItemsActions name="Likely label errors" query={listed} total={listedIds.length} readOnly={readOnly} expectedGain={null} />
        {found.error && <Problem title="Label errors could not be looked for">{found.error.message}</Problem>}
        {data?.cautions.map((caution) => (
          <p key={caution} className={review.look}>
            {caution}
          </p>
        ))}
        {data && (
          <Stale when={found.isStale}>
            {data.n === 0 ? (
              <p className={review.hint}>No label stands out among {formatCount(data.items, 'item')} with a gold label and probabilities.</p>
            ) : (
              <IssueTable issues={data.issues} chosen={chosenIds} onChoose={setChosenIds} preview={preview} onPreview={setPreviewId} readOnly={readOnly} />
            )}
            {data.n > 0 && (
              <p className={review.small}>
                {data.n > data.issues.length ? `The worst ${data.issues.length.toLocaleString('en')} of ${data.n.toLocaleString('en')}` : formatCount(data.n, 'likely error')} among {formatCount(data.items, 'item')} with a gold label and probabilities.
              </p>
            )}
          </Stale>
        )}
      </div>
      <ItemPreview itemId={preview} runId={answered.runId} hint="Choose a row to see its item." />
      <RelabelDialog opened={relabelling} runId={runId} issues={chosen} onClose={() => setRelabelling(false)} onDone={() => setChosenIds(new Set())} />
    </div>
  );
}
