import { Button, Checkbox, Popover, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';

interface ChosenColumn {
  readonly id: string;
  readonly title: string;
  /** In a word, where titles alone could be mistaken: "tag". */
  readonly what?: string | undefined;
}

interface Props {
  readonly columns: readonly ChosenColumn[];
  readonly hidden: ReadonlySet<string>;
  readonly onHide: (hidden: ReadonlySet<string>) => void;
}

const MANY = 12;

/** Which columns of a table are shown. */
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

function ColumnLabel({ column }: { readonly column: ChosenColumn }) {
  return (
    <>
      <bdi>{column.title}</bdi>
      {column.what && (
        <Text span c="var(--gs-muted)" size="sm" ml={6}>
          {column.what}
        </Text>
      )}
    </>
  );
}
