import { Button, Skeleton } from '@mantine/core';
import { type ReactNode, useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { EvaluationResult, TagRow } from '../../../../shared/contract/evaluation';
import { ALL_ITEMS } from '../../../../shared/domain/itemQuery';
import { FEW_ITEMS } from '../../../../shared/evaluation/fewItems';
import { EmptyState } from '../../../components/EmptyState';
import { IntervalState } from '../../../components/IntervalState';
import { Problem } from '../../../components/Problem';
import { showFailure } from '../../../components/showFailure';
import { type TableSort, VirtualTable } from '../../../components/table/VirtualTable';
import { Stale } from '../../../components/Stale';
import { services } from '../../../data/services';
import { formatCount } from '../../../format/formatCount';
import { formatPercent } from '../../../format/formatPercent';
import { choosePopulation } from '../../../state/analyse';
import { openImport } from '../../../state/app';
import type { AnalyseTabProps } from '../analyseTabs';
import { type ChosenItems, ItemsBehind } from '../items/ItemsBehind';
import { allErrors, wrongOf } from '../items/chosenItems';
import { isNothingLeft } from '../isNothingLeft';
import { useFigures } from '../useFigures';
import { type TagColumn, tagColumns } from './tagColumns';
import { filterRows, hiddenAtFirst, type Judgement, keyOfRow, knowsHumanLevel, sortAtFirst, sortRows, type TagFilter, withJudgements } from './tagRows';
import classes from './Tags.module.css';
import { TagToolbar } from './TagToolbar';
import { useHeldOrder } from './useHeldOrder';

/** Where the run errs more, what it would bring to do it as well as people, and what comes first. */
export function TagsTab({ runId, baselineRunId, query, readOnly }: AnalyseTabProps) {
  const figures = useFigures({ runId, baselineRunId, query }, 'tags');
  const { quick, isStale } = figures;
  // a large table is drawn in pieces, between which keys and the pointer are heard
  const result = useDeferredValue(figures.result);
  const [chosen, setChosen] = useState<TagRow | null>(null);
  // what was typed holds until figures that were computed after it are there
  const [typed, setTyped] = useState<{ readonly since: EvaluationResult | undefined; readonly judgements: ReadonlyMap<string, Judgement> }>({ since: undefined, judgements: new Map() });
  const present = quick.data;
  const judge = useCallback(
    (judgement: Judgement) => {
      setTyped(({ since, judgements }) => ({ since: present, judgements: new Map([...(since === present ? judgements : []), [keyOfRow(judgement), judgement]]) }));
      services.call('judgements.save', judgement).catch((error: unknown) => {
        showFailure('The judgement was not saved', error);
        setTyped({ since: undefined, judgements: new Map() });
      });
    },
    [present],
  );
  const rows = useMemo(() => withJudgements(result?.slices ?? [], typed.since === present ? typed.judgements : new Map()), [result, present, typed]);
  return (
    <div className={classes.screen}>
      <section className={classes.tags} aria-label="Error analysis by tag">
        {quick.error ? (
          <Problem title="The tags could not be measured">
            {quick.error.message}
            <Button variant="default" onClick={quick.compute}>
              Try again
            </Button>
          </Problem>
        ) : !result ? (
          <Skeleton height={420} aria-busy={quick.running !== null} />
        ) : isNothingLeft(result) ? (
          <EmptyState title="No item is left" text="Together, the splits, filters and search above leave no item." action={<Button onClick={() => choosePopulation(ALL_ITEMS)}>All items</Button>} />
        ) : rows.length === 0 ? (
          <NoTags />
        ) : (
          <TagRows result={result} rows={rows} asked={JSON.stringify([runId, baselineRunId, query])} isStale={isStale} state={<IntervalState {...figures} doing="Counting" />} readOnly={readOnly} chosen={chosen} onChoose={setChosen} onJudge={judge} />
        )}
      </section>
      <ItemsBehind chosen={chosen ? tagItems(runId, chosen) : allErrors(runId)} runId={runId} query={query} readOnly={readOnly} waits={figures.waits} />
    </div>
  );
}

interface RowsProps {
  readonly result: EvaluationResult;
  readonly rows: readonly TagRow[];
  readonly asked: string;
  readonly isStale: boolean;
  /** How far the figures are. */
  readonly state: ReactNode;
  readonly readOnly: boolean;
  readonly chosen: TagRow | null;
  readonly onChoose: (row: TagRow) => void;
  readonly onJudge: (judgement: Judgement) => void;
}

function TagRows({ result, rows, asked, isStale, state, readOnly, chosen, onChoose, onJudge }: RowsProps) {
  const [filter, setFilter] = useState<TagFilter>({ key: null, text: '', hideFew: false });
  const [sort, setSort] = useState<TableSort>(() => sortAtFirst(rows));
  const [hidden, setHidden] = useState(() => hiddenAtFirst(rows));
  const columns = useMemo(() => tagColumns({ result, readOnly, onJudge }), [result, readOnly, onJudge]);
  const keys = useMemo(() => [...new Set(rows.map(({ key }) => key))], [rows]);
  const found = useMemo(() => filterRows(rows, filter), [rows, filter]);
  const ordered = useMemo(() => sortRows(found, columns, sort), [found, columns, sort]);
  const counts = `${found.length} ${found.reduce((sum, row) => sum + row.support, 0)} ${found.reduce((sum, row) => sum + row.errors, 0)}`;
  const order = useHeldOrder(ordered, keyOfRow, JSON.stringify([asked, filter, sort, counts]));
  const shown = useMemo(() => columns.filter(({ id, isPinned }) => isPinned || !hidden.has(id)), [columns, hidden]);
  const errors = result.accuracy.value === null ? null : result.n - Math.round(result.accuracy.value * result.n);
  return (
    <>
      <TagToolbar keys={keys} filter={filter} onFilter={setFilter} columns={columns.filter(({ isPinned }) => !isPinned)} hidden={hidden} onHide={setHidden} table={() => plainTable(order.rows, columns)} readOnly={readOnly} />
      <Stale when={isStale} className={classes.table}>
        <VirtualTable name="Tag table" columns={shown} rows={order.rows} keyOf={keyOfRow} sort={sort} onSort={setSort} selected={chosen && keyOfRow(chosen)} onOpen={onChoose} isDim={isDim} />
      </Stale>
      <div className={classes.foot}>
        <div className={classes.footLine}>
          <span role="status">
            {order.rows.length === rows.length ? formatCount(rows.length, 'row') : `${order.rows.length.toLocaleString('en')} of ${formatCount(rows.length, 'row')}`}
            {errors !== null && `; all items: ${formatCount(errors, 'error')} of ${result.n.toLocaleString('en')}, ${formatPercent(1 - result.accuracy.value!)}`}
          </span>
          {order.isOld && (
            <Button size="compact-xs" variant="default" onClick={order.orderAgain}>
              Sort again
            </Button>
          )}
          <div className={classes.state}>{state}</div>
        </div>
        {!knowsHumanLevel(rows) && <div className={classes.look}>Human level is unknown, so there is no potential gain and no priority: have people label some of these items.</div>}
        <div>An item with several tags counts in each of their rows: shares and potential gains overlap, they don’t sum to 100 %.</div>
      </div>
    </>
  );
}

const isDim = ({ support }: TagRow) => support < FEW_ITEMS;

/** Errors of the row first. */
function tagItems(runId: number, { key, value, filters, priority, potentialGain }: TagRow): ChosenItems {
  return { title: `${key}: ${value ?? 'no value'}`, filters, errorFilters: [...filters, wrongOf(runId)], expectedGain: priority === null ? null : potentialGain };
}

/** All columns, hidden ones too, with the ends of the intervals. */
function plainTable(rows: readonly TagRow[], columns: readonly TagColumn[]) {
  const parts = columns.flatMap(({ id, value, also = [] }) => [[id, value] as const, ...also]);
  return { head: parts.map(([name]) => name), rows: rows.map((row) => parts.map(([, value]) => value(row))) };
}

function NoTags() {
  return (
    <EmptyState
      title="No tags yet"
      text="Tags say in which conditions an item was made: the place, the device, the noise. Import columns as tags, tag items in Data, or give tags while looking at errors; then this table says where the run errs more."
      action={<Button onClick={openImport}>Import a file with tags</Button>}
    />
  );
}
