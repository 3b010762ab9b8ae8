import { Button, Checkbox, Modal, NativeSelect, TextInput, UnstyledButton } from '@mantine/core';
import { IconPlus, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { FEW_ITEMS } from '../../../../shared/evaluation/fewItems';
import { nameDimension } from '../../../../shared/domain/tagDimension';
import { offerCommands } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { showFailure } from '../../../components/showFailure';
import { ColumnChooser } from '../../../components/table/ColumnChooser';
import { TableTools } from '../../../components/table/TableTools';
import type { PlainTable } from '../../../components/table/tableText';
import { useRead } from '../../../data/queries';
import { services } from '../../../data/services';
import { DimensionForm } from './DimensionForm';
import type { TagFilter } from './tagRows';
import type { TagColumn } from './tagColumns';
import classes from './Tags.module.css';

interface Props {
  readonly keys: readonly string[];
  readonly filter: TagFilter;
  readonly onFilter: (filter: TagFilter) => void;
  readonly columns: readonly TagColumn[];
  readonly hidden: ReadonlySet<string>;
  readonly onHide: (hidden: ReadonlySet<string>) => void;
  readonly table: () => PlainTable;
  readonly readOnly: boolean;
}

/** Which rows and columns the tag table shows, and more rows: bins and crosses. */
export function TagToolbar({ keys, filter, onFilter, columns, hidden, onHide, table, readOnly }: Props) {
  const known = useRead('dimensions.list', {}, { keepPrevious: true }).data;
  const [adding, setAdding] = useState(false);
  const canAdd = !readOnly && known !== undefined && (known.numeric.length > 0 || known.tagKeys.length > 1);
  useEffect(() => (canAdd ? offerCommands([{ id: 'analyse.tags.add', title: 'Add bins or a cross to the tag table', section: 'Analyse', keys: 'b', isAvailable: () => true, run: () => setAdding(true) }]) : undefined), [canAdd]);
  const remove = async (id: number) => {
    try {
      await services.call('dimensions.remove', { id });
    } catch (error) {
      showFailure('The rows were not removed', error);
    }
  };
  return (
    <div className={classes.toolbar} role="search" aria-label="Rows of the tag table">
      <NativeSelect aria-label="Tag" value={filter.key ?? ''} onChange={(event) => onFilter({ ...filter, key: event.currentTarget.value === '' ? null : event.currentTarget.value })} data={[{ value: '', label: 'All tags' }, ...keys.map((key) => ({ value: key, label: key }))]} className={classes.keySelect ?? ''} />
      <TextInput type="search" aria-label="Find rows" placeholder="Find a value or note" leftSection={<IconSearch size={15} aria-hidden />} dir="auto" value={filter.text} onChange={(event) => onFilter({ ...filter, text: event.currentTarget.value })} className={classes.find ?? ''} />
      <Checkbox label={`${FEW_ITEMS} items and more`} checked={filter.hideFew} onChange={(event) => onFilter({ ...filter, hideFew: event.currentTarget.checked })} />
      <div className={classes.kept}>
        {known?.kept.map(({ id, dimension }) => (
          <span key={id} className={classes.chip}>
            <bdi title={nameDimension(dimension)}>{nameDimension(dimension)}</bdi>
            {!readOnly && (
              <UnstyledButton className={classes.remove} aria-label={`Remove the rows of ${nameDimension(dimension)}`} onClick={() => void remove(id)}>
                <IconX size={13} aria-hidden />
              </UnstyledButton>
            )}
          </span>
        ))}
      </div>
      <Button variant="default" leftSection={<IconPlus size={15} aria-hidden />} rightSection={<Keycap keys="B" />} disabled={!canAdd} onClick={() => setAdding(true)}>
        Bins, crosses
      </Button>
      <ColumnChooser columns={columns} hidden={hidden} onHide={onHide} />
      <TableTools name="Tag table" table={table} />
      <Modal opened={adding} onClose={() => setAdding(false)} title="Add rows to the tag table" size={460} closeButtonProps={{ 'aria-label': 'Close' }}>
        {adding && known && <DimensionForm known={known} onDone={() => setAdding(false)} />}
      </Modal>
    </div>
  );
}
