import { Button, SegmentedControl, Splitter } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import type { GridApi } from 'ag-grid-community';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { ItemRow } from '../../../shared/contract/items';
import type { ProjectInfo } from '../../../shared/contract/project';
import { displayKeys, offerCommands } from '../../commands/registry';
import { EmptyState } from '../../components/EmptyState';
import { Keycap } from '../../components/Keycap';
import { useRead } from '../../data/queries';
import { openImport, useApp } from '../../state/app';
import { useBlind } from '../../state/useBlind';
import { BulkDialog } from './BulkDialog';
import classes from './Data.module.css';
import { dataCommands } from './dataCommands';
import { clearQuery, forgetGivenAway, listQuery, useData, useFreshDataState } from './dataStore';
import { DataToolbar } from './DataToolbar';
import gridClasses from './Grid.module.css';
import { ItemGrid } from './ItemGrid';
import { ItemPanel } from './ItemPanel';
import { SelectionBar } from './SelectionBar';
import { StatsPanel } from './StatsPanel';
import { useDataColumns } from '../../data/columns/useDataColumns';
import { useHiddenColumns } from './useHiddenColumns';

export function DataScreen() {
  const project = useRead('project.get', {}).data;
  if (!project) return null;
  return project.items === 0 ? <NoItems /> : <Items key={project.uid} project={project} />;
}

function NoItems() {
  return (
    <EmptyState
      title="No items yet"
      text="This is where the items of the project are looked at, tagged and sent to be labelled. Import a file, or drop one on this window."
      action={
        <Button size="sm" leftSection={<IconUpload size={16} aria-hidden />} rightSection={<Keycap keys={displayKeys('mod+I')} />} onClick={openImport}>
          Import
        </Button>
      }
    />
  );
}

function Items({ project }: { readonly project: ProjectInfo }) {
  useFreshDataState(project.uid);
  const annotatorId = useApp((state) => state.annotatorId);
  const isBlind = useBlind();
  useLayoutEffect(() => {
    if (isBlind) forgetGivenAway(annotatorId);
  }, [isBlind, annotatorId]);
  useListedItems();
  const columns = useDataColumns();
  const [hidden, setHidden] = useHiddenColumns(project, columns.grid);
  const query = useData((state) => state.query);
  const panel = useData((state) => state.panel);
  const currentId = useData((state) => state.currentId);
  const found = useRead('items.count', { query: { ...query, sort: null } }, { keepPrevious: true });
  const count = found.data?.total ?? null;
  const grid = useRef<GridApi<ItemRow> | null>(null);
  const shown = useMemo(() => columns.grid.filter(({ id }) => !hidden.has(id)), [columns.grid, hidden]);
  useEffect(() => offerCommands(dataCommands(() => grid.current)), []);

  return (
    <div className={classes.screen}>
      <h1 className="visuallyHidden">Data</h1>
      <DataToolbar columns={columns.grid} filterColumns={columns.all} hidden={hidden} onHide={setHidden} found={count} items={project.items} />
      <Splitter className={classes.split ?? ''} withHandle={false} lineSize={1} handleColor="var(--gs-line)">
        <Splitter.Pane defaultSize={71} min={35} className={classes.gridPane ?? ''}>
          <div className={gridClasses.grid}>
            {columns.isKnown && <ItemGrid project={project} columns={shown} onReady={(api) => (grid.current = api)} />}
            {count === 0 && <NothingFound />}
          </div>
          <SelectionBar found={count} readOnly={project.readOnly !== null} />
        </Splitter.Pane>
        <Splitter.Pane defaultSize={29} min={20} className={classes.panel ?? ''}>
          <aside aria-label="Details" className={classes.panelInside}>
            <SegmentedControl
              fullWidth
              aria-label="What is shown beside the grid"
              value={panel}
              onChange={(value) => useData.setState({ panel: value as 'item' })}
              data={[
                { value: 'item', label: 'Item' },
                { value: 'column', label: 'Column' },
              ]}
            />
            <div className={classes.panelBody} tabIndex={0} role="region" aria-label={panel === 'item' ? 'Item in full' : 'Column statistics'}>{panel === 'item' ? <ItemPanel itemId={currentId} /> : <StatsPanel columns={columns.all} />}</div>
          </aside>
        </Splitter.Pane>
      </Splitter>
      <BulkDialog found={count} />
    </div>
  );
}

/** Another screen may have sent the user here to see some items. */
function useListedItems(): void {
  const wanted = useApp((state) => state.itemsToList);
  useEffect(() => {
    if (!wanted) return;
    listQuery(wanted);
    useApp.setState({ itemsToList: null });
  }, [wanted]);
}

function NothingFound() {
  return (
    <div className={classes.nothing}>
      <span>Nothing matches the search and the filters.</span>
      <Button variant="default" onClick={clearQuery}>
        Show all items
      </Button>
    </div>
  );
}
