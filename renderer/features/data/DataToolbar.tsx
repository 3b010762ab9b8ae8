import { Button, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconFilterPlus, IconSearch, IconUpload, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { displayKeys } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { useClasses } from '../../data/useClasses';
import { formatCount } from '../../format/formatCount';
import { openImport } from '../../state/app';
import { ColumnChooser } from './ColumnChooser';
import { valueName } from './columnValues';
import classes from './Data.module.css';
import { type DataColumn, describeFilter } from './dataColumns';
import { clearQuery, openFilterEditor, removeFilter, searchFor, useData } from './dataStore';
import { FilterEditor } from './FilterEditor';

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
  const { byUid } = useClasses();
  const isNarrowed = query.search !== '' || query.filters.length > 0;
  return (
    <div className={classes.toolbar} role="search" aria-label="Find items">
      <SearchBox />
      <FilterEditor columns={filterColumns}>
        <Button variant="default" leftSection={<IconFilterPlus size={15} aria-hidden />} onClick={() => openFilterEditor(null)} title={`Add a filter (${displayKeys('mod+shift+F')})`}>
          Filter
        </Button>
      </FilterEditor>
      <div className={classes.filters}>
        {query.filters.map((filter, index) => {
          const column = filterColumns.find(({ id }) => id === filter.column);
          const words = describeFilter(filter, column?.title ?? filter.column, (value) => valueName(column, value, byUid));
          return (
            <span key={index} className={classes.filterChip}>
              <UnstyledButton className={classes.filterText} onClick={() => openFilterEditor(filter)} title={`Change: ${words}`}>
                <bdi>{words}</bdi>
              </UnstyledButton>
              <UnstyledButton className={classes.filterRemove} aria-label={`Remove the filter ${words}`} onClick={() => removeFilter(filter)}>
                <IconX size={13} aria-hidden />
              </UnstyledButton>
            </span>
          );
        })}
        {isNarrowed && (
          <Button variant="subtle" color="gray" onClick={clearQuery}>
            Clear
          </Button>
        )}
      </div>
      <Text className={classes.count} role="status">
        {found === null ? ' ' : isNarrowed ? `${found.toLocaleString('en')} of ${formatCount(items, 'item')}` : formatCount(items, 'item')}
      </Text>
      <ColumnChooser columns={columns} hidden={hidden} onHide={onHide} />
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
