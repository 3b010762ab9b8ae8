import { Button } from '@mantine/core';
import { AnalysisProgress } from '../../components/AnalysisProgress';
import classes from './IntervalState.module.css';
import type { Figures } from './useFigures';

/** Says whether the bootstrap intervals are there, how far they are, and lets them be cancelled; always one line high. */
export function IntervalState({ quick, full, areIntervalsDue }: Pick<Figures, 'quick' | 'full' | 'areIntervalsDue'>) {
  const running = quick.running ?? full.running;
  return (
    <div className={classes.state}>
      {areIntervalsDue && <span className="visuallyHidden">Computing intervals: waiting</span>}
      {full.error && <span className={classes.look}>The intervals could not be computed: {full.error.message}</span>}
      {running ? (
        <AnalysisProgress running={running} describe={(phase) => (quick.running ? 'Counting' : `Computing intervals: ${phase || 'waiting'}`)} name="Computing" cancel={quick.running ? quick.cancel : full.cancel} />
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
