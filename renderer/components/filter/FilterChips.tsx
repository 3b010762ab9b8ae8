import { UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ItemFilter } from '../../../shared/domain/itemQuery';
import { valueName } from '../../data/columns/columnValues';
import { type DataColumn, describeFilter } from '../../data/columns/dataColumns';
import { useClasses } from '../../data/useClasses';
import classes from './FilterChips.module.css';

interface Props {
  readonly columns: readonly DataColumn[];
  readonly filters: readonly ItemFilter[];
  readonly onEdit: (filter: ItemFilter) => void;
  readonly onRemove: (filter: ItemFilter) => void;
}

/** The filters that hold, in words: a press changes one, the cross takes it away. */
export function FilterChips({ columns, filters, onEdit, onRemove }: Props) {
  const { byUid } = useClasses();
  return filters.map((filter, index) => {
    const column = columns.find(({ id }) => id === filter.column);
    const words = describeFilter(filter, column?.title ?? filter.column, (value) => valueName(column, value, byUid));
    return (
      <span key={index} className={classes.chip}>
        <UnstyledButton className={classes.text} onClick={() => onEdit(filter)} title={`Change: ${words}`}>
          <bdi>{words}</bdi>
        </UnstyledButton>
        <UnstyledButton className={classes.remove} aria-label={`Remove the filter ${words}`} onClick={() => onRemove(filter)}>
          <IconX size={13} aria-hidden />
        </UnstyledButton>
      </span>
    );
  });
}
