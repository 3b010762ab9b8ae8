import { Button, Group, MultiSelect, NativeSelect, Popover, Stack, TagsInput, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { FilterOperator, ItemFilter } from '../../../shared/domain/itemQuery';
import { OPERATOR_NAME } from '../../../shared/domain/operatorName';
import { knownValues } from '../../data/columns/columnValues';
import { type ColumnKind, type DataColumn, operatorsFor, takesValues } from '../../data/columns/dataColumns';
import { useRead } from '../../data/queries';
import { useClasses } from '../../data/useClasses';
import { Keycap } from '../Keycap';

const ITEM_KINDS: ReadonlySet<ColumnKind> = new Set(['content', 'id', 'class', 'split', 'number', 'share']);
const GROUPS: readonly { group: string; holds: (column: DataColumn) => boolean }[] = [
  { group: 'Item', holds: ({ kind, runId }) => runId === undefined && ITEM_KINDS.has(kind) },
  { group: 'Tags', holds: ({ kind }) => kind === 'tag' },
  { group: 'Fields', holds: ({ kind }) => kind === 'field' },
  { group: 'Runs of models', holds: ({ runId }) => runId !== undefined },
];

// the list of values opens beside the form: below, it would cover the button
const BESIDE = { withinPortal: false, position: 'right-start', width: 220, offset: 20 } as const;

interface Props {
  readonly columns: readonly DataColumn[];
  /** Null: closed. `editing` null: a new filter. */
  readonly editor: { readonly editing: ItemFilter | null } | null;
  readonly onApply: (old: ItemFilter | null, filter: ItemFilter) => void;
  readonly onClose: () => void;
  /** The button below which it opens. */
  readonly children: ReactNode;
}

/** Column, comparison, values. Opens below its button, for a new filter or one that is changed. */
export function FilterEditor({ columns, editor, onApply, onClose, children }: Props) {
  return (
    <Popover opened={editor !== null} onChange={(opened) => !opened && onClose()} closeOnEscape={false} position="bottom-start" width={320} trapFocus returnFocus shadow="md">
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown aria-label="Filter" p="md">
        {editor && <FilterForm key={JSON.stringify(editor.editing)} columns={columns} editing={editor.editing} onApply={onApply} onClose={onClose} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function FilterForm({ columns, editing, onApply, onClose }: Pick<Props, 'columns' | 'onApply' | 'onClose'> & { readonly editing: ItemFilter | null }) {
  const [columnId, setColumnId] = useState(editing?.column ?? (columns.find(({ id }) => id === 'gold') ?? columns[0])?.id ?? '');
  const [operator, setOperator] = useState<FilterOperator>(editing?.operator ?? operatorsFor(columns.find(({ id }) => id === columnId)?.kind ?? 'tag')[0] ?? 'is');
  const [values, setValues] = useState<readonly string[]>(editing?.values ?? []);
  const column = columns.find(({ id }) => id === columnId);
  const operators = operatorsFor(column?.kind ?? 'tag');
  const needsValues = takesValues(operator);
  const isComplete = !needsValues || values.some((value) => value !== '');

  const changeColumn = (id: string) => {
    const kind = columns.find((other) => other.id === id)?.kind ?? 'tag';
    setColumnId(id);
    setValues([]);
    if (!operatorsFor(kind).includes(operator)) setOperator(operatorsFor(kind)[0] ?? 'is');
  };
  const apply = () => {
    if (!isComplete) return;
    onApply(editing, { column: columnId, operator, values: needsValues ? values : [] });
    onClose();
  };
  return (
    <form
      onKeyDown={(event) => {
        // the first Escape closes an open list of values
        if (event.key === 'Escape' && (event.target as HTMLElement).getAttribute('aria-expanded') !== 'true') onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label="Column"
          data-autofocus
          data={GROUPS.map(({ group, holds }) => ({ group, items: columns.filter(holds).map(({ id, title }) => ({ value: id, label: title })) })).filter(({ items }) => items.length > 0)}
          value={columnId}
          onChange={(event) => changeColumn(event.currentTarget.value)}
        />
        <NativeSelect label="Comparison" data={operators.map((value) => ({ value, label: OPERATOR_NAME[value] }))} value={operator} onChange={(event) => setOperator(event.currentTarget.value as FilterOperator)} />
        {needsValues && column && <ValueField column={column} operator={operator} values={values} onChange={setValues} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!isComplete} rightSection={<Keycap keys="Enter" />}>
            {editing ? 'Change' : 'Add filter'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface FieldProps {
  readonly column: DataColumn;
  readonly operator: FilterOperator;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

function ValueField({ column, operator, values, onChange }: FieldProps) {
  const { list } = useClasses();
  const choices = knownValues(column, list);
  const takesSeveral = operator === 'is' || operator === 'isNot';
  if (choices && takesSeveral) {
    return <MultiSelect label="Any of" data={[...choices]} value={[...values]} onChange={onChange} searchable={choices.length > 7} comboboxProps={BESIDE} maxDropdownHeight={260} limit={200} />;
  }
  if (takesSeveral && (column.kind === 'tag' || column.kind === 'field')) return <SuggestedValues column={column} values={values} onChange={onChange} />;
  const isNumber = operator === 'atLeast' || operator === 'below' || operator === 'atMost';
  return (
    <TextInput
      label={column.kind === 'share' ? 'Share from 0 to 1' : column.kind === 'confidence' ? 'Probability from 0 to 1' : isNumber ? 'Number' : 'Text'}
      inputMode={isNumber ? 'decimal' : 'text'}
      dir="auto"
      value={values[0] ?? ''}
      onChange={(event) => onChange([event.currentTarget.value])}
    />
  );
}

/** The commonest values are offered; any other can be typed. */
function SuggestedValues({ column, values, onChange }: Omit<FieldProps, 'operator'>) {
  const stats = useRead('items.columnStats', { query: { search: '', filters: [], sort: null }, column: column.id });
  return (
    <TagsInput
      label="Any of"
      data={stats.data?.top.map(({ value }) => value) ?? []}
      value={[...values]}
      onChange={onChange}
      // values are compared character by character: what is typed is not trimmed or folded together
      isDuplicate={(value, present) => present.includes(value)}
      splitChars={[]}
      acceptValueOnBlur
      comboboxProps={BESIDE}
      maxDropdownHeight={260}
    />
  );
}
