import { Button } from '@mantine/core';
import type { Analysis } from '../data/useAnalysis';
import { AnalysisProgress } from './AnalysisProgress';
import classes from './IntervalState.module.css';

interface Props {
  /** Figures without bootstrap intervals, and with them. */
  readonly quick: Analysis<unknown>;
  readonly full: Analysis<unknown>;
  /** Intervals will be computed, but are not yet. */
  readonly areIntervalsDue?: boolean;
  /** What the first of the two does: "Counting". */
  readonly doing: string;
}

/** Says whether the bootstrap intervals are there, how far they are, and lets them be cancelled; always one line high. */
export function IntervalState({ quick, full, areIntervalsDue = false, doing }: Props) {
  const running = quick.running ?? full.running;
  return (
    <div className={classes.state}>
      {areIntervalsDue && <span className="visuallyHidden">Computing intervals: waiting</span>}
      {full.error && <span className={classes.look}>The intervals could not be computed: {full.error.message}</span>}
      {running ? (
        <AnalysisProgress running={running} describe={(phase) => (quick.running ? doing : `Computing intervals: ${phase || 'waiting'}`)} name="Computing" cancel={quick.running ? quick.cancel : full.cancel} />
      ) : quick.isCancelled || full.isCancelled ? (
        <>
          <span>{quick.isCancelled ? 'The figures were not computed: what stands here is of before.' : 'The bootstrap intervals were not computed.'}</span>
          <Button size="compact-xs" variant="subtle" onClick={quick.isCancelled ? quick.compute : full.compute}>
            Compute them
          </Button>
        </>
      ) : null}
    </div>
  );
}
