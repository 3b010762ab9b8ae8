import { Button } from '@mantine/core';
import { displayKeys } from '../../../commands/registry';
import { EmptyState } from '../../../components/EmptyState';
import { Keycap } from '../../../components/Keycap';
import { Problem } from '../../../components/Problem';
import { Progressing } from '../../../components/Progressing';
import { Stale } from '../../../components/Stale';
import { useRead } from '../../../data/queries';
import { useAnalysis } from '../../../data/useAnalysis';
import { showSampleTab, useSample } from '../../../state/sample';
import { MetricSwitch } from '../MetricSwitch';
import classes from '../Sample.module.css';
import { SamplePanel } from '../SamplePanel';
import { Advice } from './Advice';
import own from './Curve.module.css';
import { LearningCurve } from './LearningCurve';
import { PointTable } from './PointTable';

const REPEATS = 10;
const SEED = 1;
/** With fewer trainings there is no curve to compare. */
const FEWEST_POINTS = 2;

/** What labels have brought so far, against what as many drawn at random would have, and whether to go on. */
export function CurveTab() {
  const points = useRead('learning.points', {});
  const labelSource = useSample((state) => state.training.labelSource);
  const hasCurve = (points.data?.length ?? 0) >= FEWEST_POINTS;
  const random = useAnalysis('learning.random', { repeats: REPEATS, seed: SEED, labelSource }, { enabled: hasCurve });
  const advice = useAnalysis('learning.advice', {}, { enabled: (points.data?.length ?? 0) > 0 });
  if (points.error) {
    return (
      <div className={classes.panel}>
        <Problem title="The learning curve could not be read">{points.error.message}</Problem>
      </div>
    );
  }
  if (!points.data) return null;
  if (points.data.length === 0) {
    return (
      <EmptyState
        title="No training yet"
        text="Every training is a point of the learning curve: labels against dev accuracy. From the second one on you see whether labelling still pays, and whether the strategy beats chance."
        action={
          <Button rightSection={<Keycap keys={displayKeys('mod+shift+t')} />} onClick={() => showSampleTab('train')}>
            Train a model
          </Button>
        }
      />
    );
  }
  return (
    <div className={own.screen} tabIndex={0} role="region" aria-label="Learning curve">
      <Advice advice={advice} />
      <SamplePanel title="Labels and what they brought" text="Each point is a training. The band is what as many labels drawn at random would have given, simulated with labels that no strategy chose.">
        <div className={classes.actions}>
          <MetricSwitch />
          {hasCurve && <Progressing analysis={random} doing="Drawing random’s curve" again="Draw random’s curve" />}
        </div>
        {random.error && <Problem title="Random’s curve could not be drawn">{random.error.message}</Problem>}
        <Stale when={random.isStale}>
          <LearningCurve points={points.data} random={random.data?.points ?? []} />
        </Stale>
        {!hasCurve && <p className={classes.hint}>Label more, and train again: a curve begins with two points.</p>}
        {random.data && <p className={classes.note}>{random.data.note}</p>}
      </SamplePanel>
      <SamplePanel title="Trainings">
        <PointTable points={points.data} random={random.data?.points ?? []} />
      </SamplePanel>
    </div>
  );
}
