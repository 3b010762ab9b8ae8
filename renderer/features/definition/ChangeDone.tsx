import { Button, Group } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { Output } from '../../../shared/contract';
import { displayKeys } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { useRead } from '../../data/queries';
import { formatCount } from '../../format/formatCount';
import classes from './ChangeDone.module.css';
import { OlderOffer } from './OlderOffer';
import { closeSurgery } from './surgeryStore';

/** After the change: what it did, and what is left to do. Closes when it is taken back. `version`: of the classes as they are now. */
export function ChangeDone({ done, version }: { readonly done: Output<'surgery.apply'>; readonly version: number }) {
  const older = useRead('surgery.older', {}).data?.find((entry) => entry.version === done.version);
  useEffect(() => {
    if (version > done.version) closeSurgery();
  }, [version, done.version]);
  const { annotations, gold } = done.counts;
  const hasOlder = older !== undefined && older.items > 0;
  return (
    <div className={classes.done}>
      <p role="status" className={classes.line}>
        <IconCircleCheck size={20} className={classes.good} aria-hidden />
        <span>
          This is version {done.version} of the classes. {annotations + gold > 0 && `${formatCount(annotations, 'answer')} and ${formatCount(gold, 'gold label')} are concerned; what was given is kept.`} <Keycap keys={displayKeys('mod+Z')} /> takes it back.
        </span>
      </p>
      {hasOlder && <OlderOffer older={older} autoFocus onLeave={closeSurgery} />}
      <Group justify="flex-end">
        <Button variant={hasOlder ? 'default' : 'filled'} autoFocus={!hasOlder} onClick={closeSurgery} rightSection={<Keycap keys="Esc" />}>
          Close
        </Button>
      </Group>
    </div>
  );
}
