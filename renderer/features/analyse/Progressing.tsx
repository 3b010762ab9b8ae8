import { Button, Progress } from '@mantine/core';
import type { Analysis } from '../../data/useAnalysis';
import classes from './Review.module.css';

/** How far a computation is, with a way out of it. Always one line high, so that nothing moves when it ends. */
export function Progressing({ analysis, doing, again }: { readonly analysis: Analysis<unknown>; /** "Searching". */ readonly doing: string; /** What is offered after a cancel. */ readonly again: string }) {
  const { running, isCancelled, cancel, compute } = analysis;
  return (
    <div className={classes.state}>
      {running ? (
        <>
          <span role="status">{running.phase === '' ? doing : `${doing}: ${running.phase}`}</span>
          <Progress value={running.share === null ? 100 : 100 * running.share} animated={running.share === null} w={140} aria-label={doing} />
          <Button size="compact-xs" variant="subtle" color="gray" onClick={cancel}>
            Cancel
          </Button>
        </>
      ) : (
        isCancelled && (
          <Button size="compact-xs" variant="subtle" onClick={compute}>
            {again}
          </Button>
        )
      )}
    </div>
  );
}
