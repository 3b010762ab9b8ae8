import { Button, NumberInput, SegmentedControl } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Input } from '../../../../shared/contract';
import type { FoundSlice, LeftOutValue } from '../../../../shared/contract/slices';
import { SLICE_SEARCH } from '../../../../shared/slices/sliceSearch';
import { displayKeys, offerCommands } from '../../../commands/registry';
import { Estimate } from '../../../components/Estimate';
import { Keycap } from '../../../components/Keycap';
import { Part } from '../../../components/Part';
import { Problem } from '../../../components/Problem';
import { SortableTable } from '../../../components/SortableTable';
import { Stale } from '../../../components/Stale';
import { useAnalysis } from '../../../data/useAnalysis';
import { formatCount } from '../../../format/formatCount';
import { formatP } from '../../../format/formatP';
import { formatPercent } from '../../../format/formatPercent';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import { formatPoints } from '../../../format/formatPoints';
import type { AnalyseTabProps } from '../analyseTabs';
import type { ChosenItems } from '../items/ItemsBehind';
import { Progressing } from '../../../components/Progressing';
import classes from '../Review.module.css';
import { Stacked } from '../Stacked';
import { useAnswered } from '../useAnswered';

const SEARCH_KEYS = 'mod+enter';

type Request = Input<'slices.find'>;

/** Searches the conjunctions of tag values for those in which the run errs more, and tells which of them hold on items that were not searched. */
export function WeakSlices({ runId, query, chosen, chosenOf, onChoose }: AnalyseTabProps & { readonly chosen: ChosenItems | null; /** The search that it was chosen from. */ readonly chosenOf: Pick<Request, 'runId' | 'query'> | null; readonly onChoose: (chosen: ChosenItems, asked: Pick<Request, 'runId' | 'query'>) => void }) {
  const [depth, setDepth] = useState<number>(SLICE_SEARCH.maxDepth);
  const [support, setSupport] = useState<number | string>('');
  const [seed, setSeed] = useState(0);
  const [asked, setAsked] = useState<Request | null>(null);
  const wanted: Request = { runId, query: { ...query, sort: null }, maxDepth: depth, minSupport: support === '' ? null : Math.max(1, Math.trunc(Number(support))), alpha: SLICE_SEARCH.alpha, top: SLICE_SEARCH.top, dimensions: null, seed };
  const found = useAnalysis('slices.find', asked ?? wanted, { enabled: asked !== null });
  const answered = useAnswered(found, asked ?? wanted);
  const isSame = JSON.stringify(chosenOf) === JSON.stringify(answered);
  const isOther = asked !== null && JSON.stringify(asked) !== JSON.stringify(wanted);
  const latest = JSON.stringify(wanted);
  useEffect(() => offerCommands([{ id: 'slices.find', title: 'Search weak slices', section: 'Analyse', keys: SEARCH_KEYS, isAvailable: () => true, run: () => setAsked(JSON.parse(latest) as Request) }]), [latest]);
  const { data } = found;
  const name = ({ predicate }: FoundSlice) => predicate.map(({ key, value }) => `${key} = ${value ?? 'no value'}`).join(' and ');
  return (
    <Part title="Weak slices" text="Tag values, and combinations of up to three, in which the run errs more than elsewhere. They are searched on one half of the items and tested on the other, so that chance finds do not pass.">
      <div className={classes.controls}>
        <div>
          <span className={classes.note}>Tags combined</span>
          <br />
          <SegmentedControl aria-label="Tags combined at most" value={String(depth)} onChange={(value) => setDepth(Number(value))} data={['1', '2', '3']} />
        </div>
        <NumberInput label="Fewest items" placeholder="1 %, ≥ 20" min={1} value={support} onChange={setSupport} w={110} />
        <NumberInput label="Seed" value={seed} onChange={(value) => setSeed(Math.trunc(Number(value) || 0))} w={90} />
        <Button onClick={() => setAsked(wanted)} disabled={found.running !== null} rightSection={<Keycap keys={displayKeys(SEARCH_KEYS)} />}>
          {asked && !isOther ? 'Search again' : 'Search weak slices'}
        </Button>
      </div>
      {found.error && <Problem title="The search did not work">{found.error.message}</Problem>}
      {asked !== null && <Progressing analysis={found} doing="Searching" again="Search weak slices" />}
      {data && asked !== null && (
        <Stale when={found.isStale} className={classes.wide}>
          {isOther && !found.running && <p className={classes.look}>Something was changed since: these are the slices of the search before.</p>}
          {data.slices.length === 0 ? (
            <p className={classes.hint}>{data.reason ?? 'No slice errs more than the rest.'}</p>
          ) : (
            <SortableTable<FoundSlice>
              name="Weak slices"
              rows={data.slices}
              keyOf={(slice) => JSON.stringify(slice.predicate)}
              columns={[
                {
                  id: 'slice',
                  title: 'Slice',
                  isText: true,
                  value: name,
                  render: (slice) => (
                    <button type="button" className={classes.link} title={name(slice)} aria-pressed={isSame && chosen?.title === name(slice)} onClick={() => onChoose(behind(slice, name(slice), answered.runId, data.n), answered)}>
                      <bdi>{name(slice)}</bdi>
                    </button>
                  ),
                },
                { id: 'confirmed', title: 'On the other half', hint: 'Whether it has more errors than chance explains in the half that was held out, and how many of its items there are errors', isText: true, value: ({ confirmed, q }) => (confirmed ? 0 : (q ?? 1)), render: ({ confirmed, confirmation, discovery }) => <Stacked title={`Found where ${say(discovery)} are errors, tested where ${say(confirmation)} are`}>{confirmed ? <span className={classes.mark} data-kind="bad">confirmed</span> : <span className={classes.mark}>may be chance</span>}<span className={classes.note}>{say(confirmation)}</span></Stacked> },
                { id: 'items', title: 'Items', value: ({ support: of }) => of, render: ({ support: of }) => of.toLocaleString('en') },
                { id: 'rate', title: 'Error rate', hint: 'With its 95 % interval', value: ({ errorRate }) => errorRate, render: ({ errorRate, errorRateCi }) => <Stacked><Estimate value={errorRate} interval={errorRateCi} say={formatPercentFixed} /></Stacked> },
                { id: 'outside', title: 'Elsewhere', hint: 'Error rate of all other items', value: ({ errorRateOutside }) => errorRateOutside, render: ({ errorRateOutside }) => formatPercentFixed(errorRateOutside) },
                { id: 'difference', title: 'Difference, points', hint: 'With its 95 % interval', value: ({ difference }) => difference, render: ({ difference, differenceCi }) => <Stacked><Estimate value={difference} interval={differenceCi} say={formatPoints} /></Stacked> },
                { id: 'q', title: 'q', hint: 'Benjamini-Hochberg, over all slices tested on the confirmation half', value: ({ q }) => q, render: ({ q }) => formatP(q, null) },
              ]}
            />
          )}
          {data.leftOut.length > 0 && <LeftOut values={data.leftOut} />}
          <p className={classes.small}>
            {formatCount(data.searched, 'combination')} with at least {formatCount(data.minSupport, 'item')} of {data.n.toLocaleString('en')}, {formatCount(data.errors, 'error')} ({formatPercent(data.errorRate)}); seed {data.seed}. Rates are over both halves; a find’s own rate is likely to be too high.
          </p>
        </Stale>
      )}
    </Part>
  );
}

const say = ({ errors, support }: FoundSlice['discovery']) => `${errors.toLocaleString('en')} of ${support.toLocaleString('en')}`;
/** Values named of each kind; more are counted. */
const MOST_NAMED = 10;
const WHY = { asked: 'given item by item while looking', chosen: 'put on items that somebody had chosen' } as const;

function LeftOut({ values }: { readonly values: readonly LeftOutValue[] }) {
  const kinds = (['asked', 'chosen'] as const).map((why) => ({ why, names: values.filter((value) => value.why === why).map(({ key, value }) => `${key} = ${value}`) })).filter(({ names }) => names.length > 0);
  return (
    <p className={classes.small}>
      Left out, with “no value” of their keys, because not all items were given them alike:{' '}
      {kinds.map(({ why, names }, at) => (
        <span key={why}>
          {at > 0 && '; '}
          <bdi title={names.join(', ')}>{names.slice(0, MOST_NAMED).join(', ')}</bdi>
          {names.length > MOST_NAMED && ` and ${names.length - MOST_NAMED} more`} ({WHY[why]})
        </span>
      ))}
      .
    </p>
  );
}

/** What it would bring if the slice erred as the rest does. */
function behind({ filters, difference, support }: FoundSlice, title: string, runId: number, n: number): ChosenItems {
  return { title, filters, errorFilters: [...filters, { column: `outcome:${runId}`, operator: 'is', values: ['wrong'] }], expectedGain: difference === null || n === 0 ? null : (Math.max(0, difference) * support) / n };
}
