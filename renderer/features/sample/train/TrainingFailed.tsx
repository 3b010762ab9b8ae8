import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { displayKeys, offerCommands } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { Problem } from '../../../components/Problem';
import { startTraining, useTraining } from '../../../state/training';
import classes from '../Sample.module.css';

/** Why there is no model; labels and earlier trainings are as they were. */
export function TrainingFailed() {
  const { failure, options } = useTraining();
  useEffect(() => offerCommands([{ id: 'sample.retry', title: 'Train again with the same settings', section: 'Sample', keys: 'r', isAvailable: () => true, run: again }]), []);
  if (!failure || !options) return null;
  return (
    <section className={classes.panel} aria-label="Failed training">
      <Problem title={failure.workerDied ? 'The training ended by itself' : 'No model came of this training'}>
        {failure.message} Labels and earlier trainings are as they were.
        <Button variant="default" w="fit-content" onClick={again} rightSection={<Keycap keys={displayKeys('r')} />}>
          Retry
        </Button>
      </Problem>
    </section>
  );
}

const again = () => {
  const { options } = useTraining.getState();
  if (options) void startTraining(options);
};
