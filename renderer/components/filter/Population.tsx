import { Button, CloseButton, NativeSelect, UnstyledButton } from '@mantine/core';
import { IconFilterPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ItemFilter, ItemQuery } from '../../../shared/domain/itemQuery';
import { ALL_ITEMS } from '../../../shared/domain/itemQuery';
import { withFilter } from '../../data/columns/dataColumns';
import { useDataColumns } from '../../data/columns/useDataColumns';
import { useRead } from '../../data/queries';
import { FilterChips } from './FilterChips';
import { FilterEditor } from './FilterEditor';
import classes from './Population.module.css';
import { PopulationSearch } from './PopulationSearch';
import { SPLIT_CHOICES, splitsOf, toggleSplit } from './splitFilter';

interface Props {
  readonly query: ItemQuery;
  readonly onQuery: (query: ItemQuery) => void;
}

/** Which items are looked at: splits, filters, words, saved slices. */
export function Population({ query, onQuery }: Props) {
  const columns = useDataColumns().all;
  const slices = useRead('slices.list', {}).data ?? [];
  const [editor, setEditor] = useState<{ readonly editing: ItemFilter | null } | null>(null);
  const splits = splitsOf(query.filters);
  const others = query.filters.filter(({ column }) => column !== 'split');
  const isNarrowed = query.search !== '' || query.filters.length > 0;
  const slice = slices.find((known) => sameItems(known.query, query));
  const filter = (change: (filters: readonly ItemFilter[]) => readonly ItemFilter[]) => onQuery({ ...query, filters: change(query.filters) });
  return (
    <div className={classes.population}>
      <div className={classes.splits} role="group" aria-label="Splits">
        {SPLIT_CHOICES.map((split) => (
          <UnstyledButton key={split} className={classes.split} aria-pressed={splits.has(split)} onClick={() => filter((filters) => toggleSplit(filters, split))}>
            {split}
          </UnstyledButton>
        ))}
      </div>
      <FilterEditor columns={columns} editor={editor} onApply={(old, made) => filter((filters) => withFilter(filters.filter((other) => other !== old), made))} onClose={() => setEditor(null)}>
        <Button variant="default" leftSection={<IconFilterPlus size={15} aria-hidden />} onClick={() => setEditor({ editing: null })}>
          Filter
        </Button>
      </FilterEditor>
      <PopulationSearch search={query.search} onSearch={(search) => onQuery({ ...query, search })} />
      <FilterChips columns={columns} filters={others} onEdit={(editing) => setEditor({ editing })} onRemove={(gone) => filter((filters) => filters.filter((other) => other !== gone))} />
      {slices.length > 0 && (
        <NativeSelect
          aria-label="Saved slice"
          className={classes.slice ?? ''}
          value={slice?.id ?? ''}
          onChange={(event) => onQuery(slices.find(({ id }) => String(id) === event.currentTarget.value)?.query ?? ALL_ITEMS)}
          data={[{ value: '', label: isNarrowed && !slice ? 'a slice …' : 'all items' }, ...slices.map(({ id, name }) => ({ value: String(id), label: name }))]}
        />
      )}
      {isNarrowed && <CloseButton size="sm" aria-label="All items" title="All items: no split, filter, search or slice" onClick={() => onQuery(ALL_ITEMS)} />}
    </div>
  );
}

const sameItems = (a: ItemQuery, b: ItemQuery) => a.search === b.search && JSON.stringify(a.filters) === JSON.stringify(b.filters);
