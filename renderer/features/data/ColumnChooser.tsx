import { Button, Checkbox, Popover, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import type { DataColumn } from '../../data/columns/dataColumns';

interface Props {
  readonly columns: readonly DataColumn[];
  readonly hidden: ReadonlySet<string>;
  readonly onHide: (hidden: ReadonlySet<string>) => void;
}

const MANY = 12;

export function ColumnChooser({ columns, hidden, onHide }: Props) {
  const [wanted, setWanted] = useState('');
  const listed = columns.filter(({ title }) => title.toLowerCase().includes(wanted.toLowerCase()));
  const toggle = (id: string, show: boolean) => {
    const next = new Set(hidden);
    if (show) next.delete(id);
    else next.add(id);
    onHide(next);
  };
  return (
    <Popover position="bottom-end" width={260} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={15} aria-hidden />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns shown" p="sm">
        {columns.length > MANY && <TextInput aria-label="Find a column" placeholder="Find a column" mb="sm" value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} />}
        <ScrollArea.Autosize mah={360} type="auto">
          <Stack gap={6}>
            {listed.map((column) => (
              <Checkbox key={column.id} label={<ColumnLabel column={column} />} checked={!hidden.has(column.id)} onChange={(event) => toggle(column.id, event.currentTarget.checked)} />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}

function ColumnLabel({ column }: { readonly column: DataColumn }) {
  const what = column.kind === 'tag' ? 'tag' : column.kind === 'field' ? 'field' : null;
  return (
    <>
      <bdi>{column.title}</bdi>
      {what && (
        <Text span c="var(--gs-muted)" size="sm" ml={6}>
          {what}
        </Text>
      )}
    </>
  );
}
