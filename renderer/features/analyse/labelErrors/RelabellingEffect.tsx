import { Button } from '@mantine/core';
import type { Output } from '../../../../shared/contract';
import { Problem } from '../../../components/Problem';
import { SortableTable } from '../../../components/SortableTable';
import { useAnalysis } from '../../../data/useAnalysis';
import { formatCount } from '../../../format/formatCount';
import { formatPercent } from '../../../format/formatPercent';
import { formatPoints } from '../../../format/formatPoints';
import type { AnalyseTabProps } from '../analyseTabs';
import { Part } from '../../../components/Part';
import { Stale } from '../../../components/Stale';
import { listItems } from '../../../state/app';
import { Progressing } from '../../../components/Progressing';
import review from '../Review.module.css';
import { idQuery } from './idQuery';
import classes from './LabelErrors.module.css';

type Effect = Output<'labelIssues.effect'>[number];
type Change = Effect['changes'][number];

/** What the run's figures are with the labels of now and with those of when each queue for relabelling was made. */
export function RelabellingEffect({ runId, query }: AnalyseTabProps) {
  const measured = useAnalysis('labelIssues.effect', { runId, query: { ...query, sort: null } });
  const { data } = measured;
  return (
    <div className={review.screen} tabIndex={0} role="region" aria-label="What relabelling changed">
      <p className={`${review.hint} ${classes.lead}`}>The same predictions against the gold labels of then and of now. A better figure on labels that were changed where the model disagreed is no better model: judge models on a test split that was looked at as a whole.</p>
      {measured.error && <Problem title="The effect could not be measured">{measured.error.message}</Problem>}
      <Progressing analysis={measured} doing="Measuring" again="Measure the effect" />
      {data?.length === 0 && <p className={review.hint}>Nothing was sent to relabelling yet. Choose likely label errors and send them.</p>}
      <Stale when={measured.isStale}>
        {data?.map((effect) => <EffectOfQueue key={effect.queueId} effect={effect} />)}
      </Stale>
    </div>
  );
}

function EffectOfQueue({ effect }: { readonly effect: Effect }) {
  const { name, items, createdAt, changes } = effect;
  return (
    <Part
      title={name}
      tools={
        changes.length > 0 && (
          <Button size="compact-xs" variant="default" title="List the items whose gold label changed, to queue, tag or export them there" onClick={() => listItems(idQuery(changes.map(({ item }) => item)))}>
            List {changes.length < effect.all.changed ? `the first ${changes.length.toLocaleString('en')}` : 'them'} in Data
          </Button>
        )
      }
      text={`${formatCount(items, 'item')}, sent ${new Date(createdAt).toLocaleDateString('en', { day: 'numeric', month: 'long', year: 'numeric' })}; ${effect.all.changed === 0 ? 'no gold label changed yet' : `${formatCount(effect.all.changed, 'gold label')} changed since`}.`}>
      <dl className={review.figures}>
        <PartFigure name="All items" part={effect.all} />
        <PartFigure name="Test split" part={effect.test} />
      </dl>
      {changes.length > 0 && (
        <div className={review.wide}>
          <SortableTable<Change>
            name={`Gold labels changed by ${name}`}
            rows={changes}
            keyOf={({ itemId }) => String(itemId)}
            columns={[
              { id: 'item', title: 'Item', isText: true, value: ({ item }) => item, render: ({ item }) => <bdi className="mono">{item}</bdi> },
              { id: 'before', title: 'Before', isText: true, value: ({ before }) => before, render: ({ before }) => <bdi>{before ?? 'none'}</bdi> },
              { id: 'after', title: 'Now', isText: true, value: ({ after }) => after, render: ({ after }) => <bdi>{after ?? 'none'}</bdi> },
              { id: 'queue', title: 'By', hint: 'Whether the item was sent in this queue, or its label changed elsewhere', isText: true, value: ({ inQueue }) => (inQueue ? 0 : 1), render: ({ inQueue }) => (inQueue ? 'this queue' : <span className={review.note}>elsewhere</span>) },
              { id: 'split', title: 'Split', isText: true, value: ({ split }) => split, render: ({ split }) => (split === 'test' ? <span className={review.mark} data-kind="look">test</span> : (split ?? '')) },
            ]}
          />
          {effect.all.changed > changes.length && <p className={review.small}>The first {changes.length.toLocaleString('en')} of {effect.all.changed.toLocaleString('en')}.</p>}
        </div>
      )}
    </Part>
  );
}

function PartFigure({ name, part }: { readonly name: string; readonly part: Effect['all'] }) {
  const { n, nBefore, accuracyBefore, accuracyAfter, macroF1Before, macroF1After, changed } = part;
  return (
    <div>
      <dt>
        {name}: {formatCount(n, 'item')}{nBefore === n ? '' : ` (${nBefore.toLocaleString('en')} then)`}, {changed.toLocaleString('en')} changed
      </dt>
      <dd className={review.big}>
        {formatPercent(accuracyBefore, 2)} → {formatPercent(accuracyAfter, 2)}
      </dd>
      <dd className={review.note}>
        accuracy{change(accuracyBefore, accuracyAfter)}; macro-F1 {formatPercent(macroF1Before, 2)} → {formatPercent(macroF1After, 2)}
        {change(macroF1Before, macroF1After)}
      </dd>
    </div>
  );
}

function change(before: number | null, after: number | null): string {
  return before === null || after === null ? '' : `, ${formatPoints(after - before)} points`;
}
