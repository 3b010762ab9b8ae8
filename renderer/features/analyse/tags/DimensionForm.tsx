import { Button, Group, NativeSelect, NumberInput, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { nameDimension, type SimpleDimension } from '../../../../shared/domain/tagDimension';
import { Keycap } from '../../../components/Keycap';
import { showFailure } from '../../../components/showFailure';
import { services } from '../../../data/services';
import { type DimensionDraft, readDimension } from './dimensionDraft';
import classes from './Tags.module.css';

const METHODS: readonly { readonly value: DimensionDraft['method']; readonly label: string }[] = [
  { value: 'quantiles', label: 'Quantiles (as many items in each)' },
  { value: 'equalWidth', label: 'Equal width' },
  { value: 'byHand', label: 'By hand' },
];

/** Rows by the bins of a column of numbers, or by two tags at once. */
export function DimensionForm({ known, onDone }: { readonly known: Output<'dimensions.list'>; readonly onDone: () => void }) {
  const simple: readonly SimpleDimension[] = [...known.tagKeys.map((key) => ({ kind: 'tag' as const, key })), ...known.kept.flatMap(({ dimension }) => (dimension.kind === 'cross' ? [] : [dimension]))];
  const names = simple.map(nameDimension);
  const [draft, setDraft] = useState<DimensionDraft>({ kind: known.numeric.length > 0 ? 'bins' : 'cross', column: known.numeric[0] ?? '', method: 'quantiles', count: 4, edges: '', first: names[0] ?? '', second: names[1] ?? '' });
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<DimensionDraft>) => setDraft((before) => ({ ...before, ...part }));
  const read = readDimension(draft, simple);
  const save = async () => {
    if (busy || 'fault' in read) return;
    setBusy(true);
    try {
      await services.call('dimensions.add', { dimension: read.dimension });
      onDone();
    } catch (error) {
      showFailure('The rows were not added', error);
    }
    setBusy(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="md">
        <SegmentedControl aria-label="What kind of rows" value={draft.kind} onChange={(kind) => change({ kind: kind as 'bins' })} data={[{ value: 'bins', label: 'Bins of numbers' }, { value: 'cross', label: 'Two tags crossed' }]} />
        {draft.kind === 'bins' ? (
          <>
            <NativeSelect label="Column of numbers" data={known.numeric.map((column) => ({ value: column, label: column.slice(column.indexOf(':') + 1) }))} value={draft.column} onChange={(event) => change({ column: event.currentTarget.value })} />
            <Group grow align="flex-start">
              <NativeSelect label="Bins" data={[...METHODS]} value={draft.method} onChange={(event) => change({ method: event.currentTarget.value as 'quantiles' })} />
              {draft.method === 'byHand' ? (
                <TextInput label="Inner edges" placeholder="10 20 50" value={draft.edges} onChange={(event) => change({ edges: event.currentTarget.value })} />
              ) : (
                <NumberInput label="How many" min={2} max={50} value={draft.count} onChange={(count) => change({ count: Number(count) })} />
              )}
            </Group>
          </>
        ) : (
          <Group grow>
            <NativeSelect label="Tag" data={names} value={draft.first} onChange={(event) => change({ first: event.currentTarget.value })} />
            <NativeSelect label="crossed with" data={names} value={draft.second} onChange={(event) => change({ second: event.currentTarget.value })} />
          </Group>
        )}
        <p className={classes.fault} role="status">
          {'fault' in read ? read.fault : `Rows of “${nameDimension(read.dimension)}” join the table; items without a value have a row of their own.`}
        </p>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" disabled={'fault' in read} loading={busy} rightSection={<Keycap keys="Enter" />}>
            Add the rows
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
