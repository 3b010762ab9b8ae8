import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Keycap } from '../../components/Keycap';
import classes from './LabelBanner.module.css';
import { labels, useLabels } from './labelSession';

/** Over the item, so that nothing moves: why labelling waits, and what to do about it. */
export function LabelBanner() {
  const refused = useLabels((state) => state.refused);
  const paused = useLabels((state) => state.paused);
  const waiting = useLabels((state) => state.pending.length);
  if (refused.length > 0) return <RefusedBanner message={refused[0]!.message} count={refused.length} />;
  if (!paused) return null;
  return (
    <div className={classes.banner} data-tone="look" role="status">
      <p>
        <strong>
          Reconnecting, {waiting} {waiting === 1 ? 'label' : 'labels'} waiting.
        </strong>{' '}
        Labelling goes on by itself as soon as they are saved; nothing is lost.
      </p>
    </div>
  );
}

function RefusedBanner({ message, count }: { readonly message: string; readonly count: number }) {
  const retry = useRef<HTMLButtonElement>(null);
  useEffect(() => retry.current?.focus(), []);
  return (
    <div className={classes.banner} data-tone="bad" role="alert">
      <p>
        <strong>{count === 1 ? 'This answer was not saved.' : `${count} answers were not saved.`}</strong> {message} {count === 1 ? 'It is kept here' : 'They are kept here'} until you decide.
      </p>
      <div className={classes.actions}>
        <Button ref={retry} onClick={() => labels.retryRefused()} rightSection={<Keycap keys="Enter" />}>
          Save again
        </Button>
        <Button variant="default" onClick={() => labels.dropRefused()}>
          Answer {count === 1 ? 'the item' : 'these items'} again
        </Button>
      </div>
    </div>
  );
}
