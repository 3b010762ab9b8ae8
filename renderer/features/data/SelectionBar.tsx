import { Button, Text } from '@mantine/core';
import { IconArrowsSplit2, IconListNumbers, IconPackageExport, IconTag } from '@tabler/icons-react';
import { displayKeys } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { formatCount } from '../../format/formatCount';
import { exportListed } from './bulkActions';
import classes from './Data.module.css';
import { openDialog, select, useData } from './dataStore';
import { ALL_SELECTED, countSelected, NOTHING_SELECTED } from './selection';

/** How many items an action would change, and the actions. Always there, so that nothing moves when a selection is made. */
export function SelectionBar({ found, readOnly }: { readonly found: number | null; readonly readOnly: boolean }) {
  const selection = useData((state) => state.selection);
  const hasCurrent = useData((state) => state.currentId !== null);
  const count = countSelected(selection, found ?? 0);
  const canAct = !readOnly && (count > 0 || hasCurrent);
  return (
    <div className={classes.selectionBar} role="toolbar" aria-label="Actions on items">
      <Text className={classes.selectionText} role="status" title={count > 0 ? undefined : 'Nothing selected: actions are for the item at hand, Export is for all listed'}>
        {count > 0 ? `${formatCount(count, 'item')} selected` : 'Nothing selected: the item at hand'}
      </Text>
      {count > 0 ? (
        <Button variant="subtle" color="gray" onClick={() => select(NOTHING_SELECTED)} rightSection={<Keycap keys="Esc" />}>
          Clear
        </Button>
      ) : (
        <Button variant="subtle" color="gray" onClick={() => select(ALL_SELECTED)} disabled={!found} rightSection={<Keycap keys={displayKeys('mod+A')} />}>
          Select all
        </Button>
      )}
      <div className={classes.space} />
      <Button variant="default" leftSection={<IconTag size={15} aria-hidden />} rightSection={<Keycap keys="T" />} disabled={!canAct} onClick={() => openDialog('tag')}>
        Tag
      </Button>
      <Button variant="default" leftSection={<IconArrowsSplit2 size={15} aria-hidden />} rightSection={<Keycap keys="S" />} disabled={!canAct} onClick={() => openDialog('split')}>
        Set split
      </Button>
      <Button variant="default" title={count > 0 ? 'Export the selected items' : 'Export all items listed'} leftSection={<IconPackageExport size={15} aria-hidden />} rightSection={<Keycap keys="E" />} disabled={!found} onClick={exportListed}>
        Export
      </Button>
      <Button leftSection={<IconListNumbers size={15} aria-hidden />} rightSection={<Keycap keys="Q" />} disabled={!canAct} onClick={() => openDialog('queue')}>
        Send to queue
      </Button>
    </div>
  );
}
