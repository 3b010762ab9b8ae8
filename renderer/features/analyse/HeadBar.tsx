import { Button, CloseButton, NativeSelect, UnstyledButton } from '@mantine/core';
import { IconFilterPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { RunInfo } from '../../../shared/contract/runs';
import type { ItemFilter, ItemQuery } from '../../../shared/domain/itemQuery';
import { ALL_ITEMS } from '../../../shared/domain/itemQuery';
import { FilterChips } from '../../components/filter/FilterChips';
import { FilterEditor } from '../../components/filter/FilterEditor';
import { withFilter } from '../../data/columns/dataColumns';
import { useDataColumns } from '../../data/columns/useDataColumns';
import { useRead } from '../../data/queries';
import { type Baseline, changeFilters, chooseBaseline, choosePopulation, chooseRun, useAnalyse } from '../../state/analyse';
import classes from './HeadBar.module.css';
import { PopulationCounts } from './PopulationCounts';
import { PopulationSearch } from './PopulationSearch';
import { SaveReport } from './report/SaveReport';
import { SPLIT_CHOICES, splitsOf, toggleSplit } from './splitFilter';

interface Props {
  readonly runs: readonly RunInfo[];
  readonly run: RunInfo;
  readonly baselineRunId: number | null;
  readonly query: ItemQuery;
}

/** Which run, against what, on which items: the same for all tabs. */
export function HeadBar({ runs, run, baselineRunId, query }: Props) {
  const baseline = useAnalyse((state) => state.baseline);
  const references = useRead('references.list', {}).data ?? [];
  const others = runs.filter(({ runId }) => runId !== run.runId);
  return (
    <div className={classes.bar} role="group" aria-label="What is analysed">
      <label className={classes.field}>
        <span>Run</span>
        <NativeSelect className={classes.run ?? ''} value={run.runId} onChange={(event) => chooseRun(Number(event.currentTarget.value))} data={runs.map(({ runId, name }) => ({ value: String(runId), label: name }))} />
      </label>
      <label className={classes.field}>
        <span>against</span>
        <NativeSelect
          className={classes.run ?? ''}
          value={baseline}
          onChange={(event) => chooseBaseline(event.currentTarget.value as Baseline)}
          data={[
            { value: 'none', label: 'nothing' },
            { value: 'majority', label: 'the majority class' },
            { value: 'hlp', label: 'human level (HLP)' },
            ...(others.length > 0 ? [{ group: 'Runs', items: others.map(({ runId, name }) => ({ value: `run:${runId}`, label: name })) }] : []),
            ...(references.length > 0 ? [{ group: 'Reference values', items: references.map(({ id, name }) => ({ value: `reference:${id}`, label: name })) }] : []),
          ]}
        />
      </label>
      <Population query={query} />
      <PopulationCounts runId={run.runId} baselineRunId={baselineRunId} query={query} />
      <SaveReport run={run} runs={runs} baselineRunId={baselineRunId} query={query} />
    </div>
  );
}

/** The items looked at: splits, filters, saved slices. */
function Population({ query }: { readonly query: ItemQuery }) {
  const columns = useDataColumns().all;
  const slices = useRead('slices.list', {}).data ?? [];
  const [editor, setEditor] = useState<{ readonly editing: ItemFilter | null } | null>(null);
  const splits = splitsOf(query.filters);
  const others = query.filters.filter(({ column }) => column !== 'split');
  const isNarrowed = query.search !== '' || query.filters.length > 0;
  const slice = slices.find((known) => sameItems(known.query, query));
  return (
    <div className={classes.population}>
      <div className={classes.splits} role="group" aria-label="Splits">
        {SPLIT_CHOICES.map((split) => (
          <UnstyledButton key={split} className={classes.split} aria-pressed={splits.has(split)} onClick={() => changeFilters((filters) => toggleSplit(filters, split))}>
            {split}
          </UnstyledButton>
        ))}
      </div>
      <FilterEditor columns={columns} editor={editor} onApply={(old, filter) => changeFilters((filters) => withFilter(filters.filter((other) => other !== old), filter))} onClose={() => setEditor(null)}>
        <Button variant="default" leftSection={<IconFilterPlus size={15} aria-hidden />} onClick={() => setEditor({ editing: null })}>
          Filter
        </Button>
      </FilterEditor>
      <PopulationSearch search={query.search} />
      <FilterChips columns={columns} filters={others} onEdit={(editing) => setEditor({ editing })} onRemove={(filter) => changeFilters((filters) => filters.filter((other) => other !== filter))} />
      {slices.length > 0 && (
        <NativeSelect
          aria-label="Saved slice"
          className={classes.slice ?? ''}
          value={slice?.id ?? ''}
          onChange={(event) => choosePopulation(slices.find(({ id }) => String(id) === event.currentTarget.value)?.query ?? ALL_ITEMS)}
          data={[{ value: '', label: isNarrowed && !slice ? 'a slice …' : 'all items' }, ...slices.map(({ id, name }) => ({ value: String(id), label: name }))]}
        />
      )}
      {isNarrowed && (
        <CloseButton size="sm" aria-label="All items" title="All items: no split, filter, search or slice" onClick={() => choosePopulation(ALL_ITEMS)} />
      )}
    </div>
  );
}

const sameItems = (a: ItemQuery, b: ItemQuery) => a.search === b.search && JSON.stringify(a.filters) === JSON.stringify(b.filters);
