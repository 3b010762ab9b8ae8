import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { offerCommands } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { formatCount } from '../../../format/formatCount';
import { exportItems } from '../../../state/app';

interface Props {
  /** What the items are, in words. */
  readonly name: string;
  readonly ids: readonly number[];
}

/** Takes the items of a list to the Export screen. */
export function ExportListed({ name, ids }: Props) {
  const run = () => exportItems({ name, selection: { kind: 'ids', ids } });
  const latest = useRef({ run, count: ids.length });
  useEffect(() => {
    latest.current = { run, count: ids.length };
  });
  useEffect(() => offerCommands([{ id: 'labelErrors.export', title: 'Export the items listed, or those chosen', section: 'Analyse', keys: 'e', isAvailable: () => latest.current.count > 0, run: () => latest.current.run() }]), []);
  return (
    <Button variant="default" title={`Export ${formatCount(ids.length, 'item')}`} disabled={ids.length === 0} onClick={run} rightSection={<Keycap keys="E" />}>
      Export
    </Button>
  );
}
