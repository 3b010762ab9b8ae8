import { Button, Text, TextInput } from '@mantine/core';
import { IconFilterPlus, IconSearch, IconUpload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { displayKeys } from '../../commands/registry';
import { FilterChips } from '../../components/filter/FilterChips';
import { FilterEditor } from '../../components/filter/FilterEditor';
import { Keycap } from '../../components/Keycap';
import { ColumnChooser } from '../../components/table/ColumnChooser';
import { formatCount } from '../../format/formatCount';
import { openImport } from '../../state/app';
import classes from './Data.module.css';
import type { ColumnKind, DataColumn } from '../../data/columns/dataColumns';
import { clearQuery, closeFilterEditor, openFilterEditor, removeFilter, replaceFilter, searchFor, useData } from './dataStore';

/** Tags and fields may be called as other columns are. */
const WHAT: Readonly<Partial<Record<ColumnKind, string>>> = { tag: 'tag', field: 'field' };
const TYPING_PAUSE_MS = 180;
export const SEARCH_ID = 'data-search';

interface Props {
  readonly columns: readonly DataColumn[];
  readonly filterColumns: readonly DataColumn[];
  readonly hidden: ReadonlySet<string>;
  readonly onHide: (hidden: ReadonlySet<string>) => void;
  /** Items that match; null until counted. */
  readonly found: number | null;
  readonly items: number;
}

export function DataToolbar({ columns, filterColumns, hidden, onHide, found, items }: Props) {
  const query = useData((state) => state.query);
  const editor = useData((state) => state.filterEditor);
  const isNarrowed = query.search !== '' || query.filters.length > 0;
  return (
    <div className={classes.toolbar} role="search" aria-label="Find items">
      <SearchBox />
      <FilterEditor columns={filterColumns} editor={editor} onApply={replaceFilter} onClose={closeFilterEditor}>
        <Button variant="default" leftSection={<IconFilterPlus size={15} aria-hidden />} onClick={() => openFilterEditor(null)} title={`Add a filter (${displayKeys('mod+shift+F')})`}>
          Filter
        </Button>
      </FilterEditor>
      <div className={classes.filters}>
        <FilterChips columns={filterColumns} filters={query.filters} onEdit={openFilterEditor} onRemove={removeFilter} />
        {isNarrowed && (
          <Button variant="subtle" color="gray" onClick={clearQuery}>
            Clear
          </Button>
        )}
      </div>
      <Text className={classes.count} role="status">
        {found === null ? ' ' : isNarrowed ? `${found.toLocaleString('en')} of ${formatCount(items, 'item')}` : formatCount(items, 'item')}
      </Text>
      <ColumnChooser columns={columns.map((column) => ({ ...column, what: WHAT[column.kind] }))} hidden={hidden} onHide={onHide} />
      <Button variant="default" leftSection={<IconUpload size={15} aria-hidden />} rightSection={<Keycap keys={displayKeys('mod+I')} />} onClick={openImport}>
        Import
      </Button>
    </div>
  );
}

/** Asks when the typing pauses. */
function SearchBox() {
  const search = useData((state) => state.query.search);
  const [text, setText] = useState(search);
  const [seen, setSeen] = useState(search);
  if (seen !== search) {
    // cleared elsewhere
    setSeen(search);
    setText(search);
  }
  useEffect(() => {
    if (text === useData.getState().query.search) return;
    const timer = setTimeout(() => searchFor(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextInput
      id={SEARCH_ID}
      type="search"
      className={classes.search ?? ''}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={text === '' ? <Keycap keys={displayKeys('mod+F')} /> : null}
      rightSectionWidth={64}
      aria-label="Search the contents"
      placeholder="Search words, “a phrase”, begin*"
      dir="auto"
      maxLength={1_000}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') searchFor(text);
        if (event.key === 'Escape') setText('');
      }}
    />
  );
}
