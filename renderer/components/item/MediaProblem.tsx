import { Button } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { describeMediaProblem, type MediaFailure } from './mediaFailure';
import classes from './MediaProblem.module.css';

/** In place of a picture or a recording that cannot be shown; the item can be labelled all the same. */
export function MediaProblem({ what, name, failure, onRetry }: { readonly what: 'image' | 'recording'; readonly name: string; readonly failure: MediaFailure; readonly onRetry: () => void }) {
  const allow = async () => {
    const { allowed } = await window.goldset.allowMediaFolder({});
    if (allowed) onRetry();
  };
  return (
    <div className={classes.card} role="alert">
      <IconFileAlert size={28} stroke={1.5} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <p>{describeMediaProblem(what, failure)}</p>
        <p className={classes.muted}>The item can still be labelled, skipped or flagged.</p>
      </div>
      {failure === 'outside' ? <Button onClick={() => void allow()}>Allow the folder…</Button> : <Button variant="default" onClick={onRetry}>Try again</Button>}
    </div>
  );
}
