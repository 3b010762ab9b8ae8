import { Button, Progress } from '@mantine/core';
import { stopTraining, useTraining } from '../../../state/training';
import { BACKEND_NAME } from '../names';
import classes from '../Sample.module.css';
import { SamplePanel } from '../SamplePanel';
import { TrainingCurves } from './TrainingCurves';
import { useSeconds } from './useSeconds';

/** The training that runs: where it is, on what it computes, and its curve so far. */
export function TrainingNow() {
  const { options, startedAt, progress, curves, isStopping } = useTraining();
  const seconds = useSeconds(startedAt);
  const share = progress?.share ?? null;
  const curve = curves.at(-1);
  return (
    <SamplePanel title={<bdi title={options?.name}>{options?.name}</bdi>}>
      <div className={classes.progress}>
        <span role="status">{isStopping ? 'Stopping, the best so far is kept' : sayPhase(progress?.phase ?? '')}</span>
        <span className={classes.note}>
          {seconds} s{progress?.backend ? `, ${BACKEND_NAME[progress.backend]}` : ''}
        </span>
        <Progress value={share === null ? 100 : 100 * share} animated={share === null} transitionDuration={0} aria-label="Training" />
        <Button variant="default" disabled={isStopping} onClick={stopTraining}>
          Stop, keep the best so far
        </Button>
      </div>
      {curve && <TrainingCurves curve={curve} />}
    </SamplePanel>
  );
}

/** Phases are written to be read inside a line. */
const sayPhase = (phase: string) => (phase === '' ? 'Starting' : phase.charAt(0).toUpperCase() + phase.slice(1));
