import { Skeleton } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ItemFilter, ItemQuery } from '../../../../shared/domain/itemQuery';
import { ClassChip } from '../../../components/ClassChip';
import { Problem } from '../../../components/Problem';
import { Stale } from '../../../components/Stale';
import { useRead } from '../../../data/queries';
import { useClasses } from '../../../data/useClasses';
import { formatCount } from '../../../format/formatCount';
import { ItemsActions } from './ItemsActions';
import classes from './Items.module.css';

/** What stands behind a number that was clicked. */
export interface ChosenItems {
  /** In words: "spam called ham". */
  readonly title: string;
  /** Appended to the filters of the population. */
  readonly filters: readonly ItemFilter[];
  /** Looked at first where the user asks for errors only; null: there is no such part. */
  readonly errorFilters?: readonly ItemFilter[] | null;
  /** Points of overall accuracy that a to-do about these items may bring, as a fraction. */
  readonly expectedGain?: number | null;
}

interface Props {
  readonly chosen: ChosenItems | null;
  /** Shown beside the gold label is what this run predicted; null: no run is chosen. */
  readonly runId: number | null;
  /** The population. */
  readonly query: ItemQuery;
  readonly readOnly: boolean;
  /** What to do to see items here. */
  readonly hint?: string;
  /** The figures are on their way: they come first, then the items. */
  readonly waits?: boolean;
}

const FIRST_ROWS = 20;

/** The items behind a number, and what can be done with all of them. Its place is always there, so that nothing moves. */
export function ItemsBehind({ chosen, runId, query, readOnly, hint, waits = false }: Props) {
  const key = JSON.stringify(chosen);
  // another row starts with its errors
  const [allOf, setAllOf] = useState<string | null>(null);
  const errorsOnly = allOf !== key;
  const asked = useMemo(() => chosen && { ...query, sort: null, filters: [...query.filters, ...(errorsOnly && chosen.errorFilters ? chosen.errorFilters : chosen.filters)] }, [chosen, query, errorsOnly]);
  return (
    <aside className={classes.behind} aria-label="Items behind the figure">
      {chosen && asked ? <Items title={chosen.title} runId={runId} asked={asked} readOnly={readOnly} waits={waits} expectedGain={chosen.expectedGain ?? null} parts={chosen.errorFilters ? { errorsOnly, onChange: (only) => setAllOf(only ? null : key) } : null} /> : <p className={classes.hint}>{hint}</p>}
    </aside>
  );
}

interface ItemsProps {
  readonly title: string;
  readonly runId: number | null;
  readonly asked: ItemQuery;
  readonly readOnly: boolean;
  readonly waits: boolean;
  readonly expectedGain: number | null;
  readonly parts: { readonly errorsOnly: boolean; readonly onChange: (errorsOnly: boolean) => void } | null;
}

function Items({ title, runId, asked, readOnly, waits, expectedGain, parts }: ItemsProps) {
  const counted = useRead('items.count', { query: asked }, { keepPrevious: true, enabled: !waits });
  const page = useRead('items.page', { query: asked, runs: runId === null ? [] : [runId], offset: 0, limit: FIRST_ROWS }, { keepPrevious: true, enabled: !waits });
  const total = counted.data?.total ?? null;
  const isStale = counted.isPlaceholderData || page.isPlaceholderData;
  const error = counted.error ?? page.error;
  const name = parts?.errorsOnly ? `Errors of ${title}` : title;
  return (
    <>
      <header className={classes.head}>
        <h2 title={title}>
          <bdi>{title}</bdi>
        </h2>
        <p role="status" className={classes.count}>
          {total === null || isStale ? ' ' : formatCount(total, parts?.errorsOnly ? 'error' : 'item')}
        </p>
        {parts && (
          <div className={classes.parts} role="group" aria-label="Which of them">
            <button type="button" aria-pressed={parts.errorsOnly} onClick={() => parts.onChange(true)}>
              Errors
            </button>
            <button type="button" aria-pressed={!parts.errorsOnly} onClick={() => parts.onChange(false)}>
              All
            </button>
          </div>
        )}
      </header>
      <ItemsActions name={name} query={asked} total={isStale ? null : total} readOnly={readOnly} expectedGain={expectedGain} />
      {error && <Problem title="The items could not be read">{error.message}</Problem>}
      <div className={classes.body} tabIndex={0} role="region" aria-label="The first items">
        {!page.data && !error && <Skeleton height={160} />}
        {page.data?.rows.length === 0 && <p className={classes.hint}>No such item.</p>}
        <Stale when={isStale}>
          <ul className={classes.list}>
            {page.data?.rows.map((row) => (
              <li key={row.id}>
                <bdi className={`mono ${classes.id}`} title={row.externalId}>
                  {row.externalId}
                </bdi>
                <Labels gold={row.goldClassUid} predicted={row.predictions[0]?.classUid ?? null} />
                <span dir="auto" className={classes.text}>{row.preview}</span>
              </li>
            ))}
          </ul>
        </Stale>
        {total !== null && page.data && total > page.data.rows.length && <p className={classes.more}>and {(total - page.data.rows.length).toLocaleString('en')} more</p>}
      </div>
    </>
  );
}

/** The gold label, and what the run says where that is something else. */
function Labels({ gold, predicted }: { readonly gold: string | null; readonly predicted: string | null }) {
  const { byUid } = useClasses();
  if (gold === null && predicted === null) return null;
  const nameOf = (uid: string) => byUid.get(uid)?.name ?? uid;
  const chip = (uid: string) => <ClassChip name={nameOf(uid)} color={byUid.get(uid)?.color ?? 'transparent'} />;
  return (
    <span className={classes.labels}>
      {gold !== null && (
        <span className={classes.label} title={`Gold label: ${nameOf(gold)}`}>
          {chip(gold)}
        </span>
      )}
      {predicted !== null && predicted !== gold && (
        <>
          <span className={classes.called}>called</span>
          <span className={classes.label} title={`The run says: ${nameOf(predicted)}`}>
            {chip(predicted)}
          </span>
        </>
      )}
    </span>
  );
}
