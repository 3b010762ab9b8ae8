import { Button, Progress as Bar } from '@mantine/core';
import { useStore } from 'zustand';
import type { Analysis } from '../data/useAnalysis';
import classes from './AnalysisProgress.module.css';

interface Props {
  readonly running: NonNullable<Analysis<unknown>['running']>;
  /** In words, where the computation has come to the phase named; '' before it said any. */
  readonly describe: (phase: string) => string;
  /** Of the bar. */
  readonly name: string;
  readonly cancel: () => void;
}

/** How far a computation is, with a way out of it. Comes into view after a moment, so that quick ones pass without a flicker. */
export function AnalysisProgress({ running, describe, name, cancel }: Props) {
  const { share, phase } = useStore(running);
  return (
    <div className={classes.progress}>
      <span role="status">{describe(phase)}</span>
      <div className={classes.bar}>
        <Bar value={share === null ? 100 : 100 * share} animated={share === null} transitionDuration={0} aria-label={name} />
      </div>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={cancel}>
        Cancel
      </Button>
    </div>
  );
}
