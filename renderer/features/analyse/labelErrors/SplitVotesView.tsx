import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { displayKeys, offerCommands } from '../../../commands/registry';
import { ClassChip } from '../../../components/ClassChip';
import { Keycap } from '../../../components/Keycap';
import { Problem } from '../../../components/Problem';
import { SortableTable } from '../../../components/SortableTable';
import { Stale } from '../../../components/Stale';
import { useAnalysis } from '../../../data/useAnalysis';
import { useClasses } from '../../../data/useClasses';
import { formatCount } from '../../../format/formatCount';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import { showAgreeTab, useAgree } from '../../../state/agree';
import { showScreen } from '../../../state/app';
import type { AnalyseTabProps } from '../analyseTabs';
import { ItemsActions } from '../items/ItemsActions';
import { Progressing } from '../../../components/Progressing';
import review from '../Review.module.css';
import { useAnswered } from '../useAnswered';
import { idQuery } from './idQuery';
import { ItemPreview } from './ItemPreview';
import classes from './LabelErrors.module.css';

const SHOWN = 500;
type Row = Output<'labelIssues.splitVotes'>['rows'][number];

/** Disagreement meets error: where people could not agree and the model has no doubt. */
export function SplitVotesView({ runId, query, readOnly }: AnalyseTabProps) {
  const [previewId, setPreviewId] = useState<number | null>(null);
  const asked = { runId, query: { ...query, sort: null }, limit: SHOWN };
  const found = useAnalysis('labelIssues.splitVotes', asked);
  const answered = useAnswered(found, asked);
  const { byUid } = useClasses();
  const { data } = found;
  const preview = data?.rows.some(({ row }) => row.id === previewId) ? previewId : (data?.rows[0]?.row.id ?? null);
  const listedIds = (data?.rows ?? []).map(({ row }) => row.externalId);
  const listed = idQuery(listedIds);
  const settle = () => {
    if (!data || data.rows.length === 0) return;
    useAgree.setState({ settling: { itemIds: data.rows.map(({ row }) => row.id), title: 'Annotators split, model sure' } });
    showAgreeTab('disagreements');
    showScreen('agree');
  };
  const latest = useRef(settle);
  useEffect(() => {
    latest.current = settle;
  });
  const canSettle = !readOnly && (data?.rows.length ?? 0) > 0 && !found.isStale;
  useEffect(() => offerCommands([{ id: 'labelErrors.settle', title: 'Settle the items where annotators split', section: 'Analyse', keys: 'mod+enter', isAvailable: () => canSettle, run: () => latest.current() }]), [canSettle]);
  const chip = (uid: string | null) => (uid === null ? <span className={review.note}>none</span> : <span className={classes.chip} title={byUid.get(uid)?.name}><ClassChip name={byUid.get(uid)?.name ?? uid} color={byUid.get(uid)?.color ?? 'transparent'} /></span>);
  const colorOf = (name: string) => [...byUid.values()].find((entry) => entry.name === name)?.color ?? 'transparent';
  return (
    <div className={classes.split}>
      <div className={classes.main} tabIndex={0} role="region" aria-label="Annotators split, model sure">
        <p className={review.hint}>People gave different labels and the model is sure: either the guideline leaves the case open, or some labels are wrong. {data && sayRule(data)}</p>
        <div className={review.controls}>
          <Button disabled={!canSettle} onClick={settle} rightSection={<Keycap keys={displayKeys('mod+enter')} />}>
            Settle these
          </Button>
          <Progressing analysis={found} doing="Searching" again="Search the items" />
        </div>
        <ItemsActions name="Annotators split, model sure" query={listed} total={listedIds.length} readOnly={readOnly} expectedGain={null} />
        {found.error && <Problem title="The items could not be found">{found.error.message}</Problem>}
        {data && data.rows.length === 0 && <p className={review.hint}>No item has labels that differ so far and a prediction that is so sure.</p>}
        {data && data.rows.length > 0 && (
          <Stale when={found.isStale} className={`${classes.tall} ${review.wide}`}>
            <SortableTable<Row>
              name="Annotators split, model sure"
              rows={data.rows}
              keyOf={({ row }) => String(row.id)}
              columns={[
                {
                  id: 'item',
                  title: 'Item',
                  isText: true,
                  value: ({ row }) => row.externalId,
                  render: ({ row }) => (
                    <button type="button" className={review.link} title={row.preview} aria-pressed={preview === row.id} onClick={() => setPreviewId(row.id)}>
                      <bdi>{row.preview === '' ? row.externalId : row.preview}</bdi>
                    </button>
                  ),
                },
                { id: 'gold', title: 'Gold', isText: true, value: ({ row }) => byUid.get(row.goldClassUid ?? '')?.name ?? null, render: ({ row }) => chip(row.goldClassUid) },
                { id: 'predicted', title: 'Predicted', isText: true, value: ({ predicted }) => predicted, render: ({ predicted }) => <span className={classes.chip} title={predicted}><ClassChip name={predicted} color={colorOf(predicted)} /></span> },
                { id: 'confidence', title: 'Confidence', value: ({ confidence }) => confidence, render: ({ confidence }) => formatPercentFixed(confidence) },
                { id: 'entropy', title: 'Votes split', hint: 'Entropy of the votes, in bits: 0 is unanimous, 1 is half and half', value: ({ voteEntropy }) => voteEntropy, render: ({ voteEntropy }) => voteEntropy.toFixed(2) },
                { id: 'answers', title: 'Answers', value: ({ annotations }) => annotations, render: ({ annotations }) => annotations.toLocaleString('en') },
                { id: 'error', title: 'Counted as', isText: true, value: ({ isError }) => (isError === null ? null : isError ? 0 : 1), render: ({ isError }) => (isError === null ? <span className={review.note}>no gold label</span> : isError ? <span className={review.mark} data-kind="bad">error</span> : 'right') },
              ]}
            />
            <p className={review.small}>{data.total > data.rows.length ? `The first ${data.rows.length.toLocaleString('en')} of ${data.total.toLocaleString('en')}.` : `${formatCount(data.total, 'item')}.`}</p>
          </Stale>
        )}
      </div>
      <ItemPreview itemId={preview} runId={answered.runId} hint="Choose a row to see its item." />
    </div>
  );
}

function sayRule({ weakShare, sureFrom }: Output<'labelIssues.splitVotes'>): string {
  const sure = sureFrom === null ? 'the run has no probabilities, so it counts as sure of all' : `the model is sure from ${formatPercentFixed(sureFrom, 0)}`;
  return `The consensus is weak where the commonest label has ${formatPercentFixed(weakShare, 0)} of the votes or less, or there is a tie; ${sure}. Errors come first (against gold, or else the majority), then how much the votes split times how sure the model is.`;
}
