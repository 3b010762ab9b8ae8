import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import type { ProjectInfo } from '../../../../shared/contract/project';
import { BACKENDS, type Backend, type FeatureKind, type LabelSource, type ModelKind } from '../../../../shared/domain/model';
import { displayKeys, offerCommands } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { Problem } from '../../../components/Problem';
import { useRead } from '../../../data/queries';
import { setPreferences, usePreferences } from '../../../state/preferences';
import { changeTraining, useSample } from '../../../state/sample';
import { startTraining, stopTraining, useTraining } from '../../../state/training';
import { BACKEND_NAME, FEATURE_NAME, FEATURES_OF, LABEL_SOURCES_OFFERED, MODEL_NAME, modelsFor } from '../names';
import classes from '../Sample.module.css';
import { SamplePanel } from '../SamplePanel';
import { SeedField } from '../SeedField';
import { describeCounts, trainingCounts, whyNoTraining } from './trainingCounts';

/** What is trained, on which labels, where. */
export function TrainFields({ project, trainings }: { readonly project: ProjectInfo; readonly trainings: number }) {
  const draft = useSample((state) => state.training);
  const backend = usePreferences((state) => state.backend);
  const isRunning = useTraining((state) => state.isRunning);
  const plan = useRead('training.plan', { labelSource: draft.labelSource }, { keepPrevious: true });
  const counts = plan.data ? trainingCounts(plan.data) : null;
  const why = counts && whyNoTraining(counts);
  const features = FEATURES_OF[project.modality];
  const models = modelsFor(project.modality, draft.features);
  const name = draft.name.trim() || `Training ${trainings + 1}`;
  const canTrain = project.readOnly === null && !isRunning && counts !== null && why === null;
  const train = () => {
    if (canTrain) void startTraining({ ...draft, name, backend, model: draft.model === 'auto' || models.includes(draft.model) ? draft.model : 'auto' });
  };
  const run = useEffectEvent(train);
  useEffect(
    () =>
      offerCommands([
        { id: 'sample.train', title: 'Train a model', section: 'Sample', keys: 'mod+enter', isAvailable: () => canTrain, run: () => run() },
        { id: 'sample.stopTraining', title: 'Stop the training and keep the best so far', section: 'Sample', keys: null, isAvailable: () => isRunning, run: stopTraining },
      ]),
    [canTrain, isRunning],
  );
  return (
    <SamplePanel title="Train a model" text="It learns from the labels of this project, on this machine.">
      <div className={classes.row}>
        <NativeSelect label="Model" value={models.includes(draft.model as ModelKind) ? draft.model : 'auto'} onChange={(event) => changeTraining({ model: event.currentTarget.value as ModelKind })} data={[{ value: 'auto', label: 'the best by dev score' }, ...models.map((value) => ({ value, label: MODEL_NAME[value] }))]} />
        {features.length > 1 && (
          <NativeSelect label="Features" value={draft.features} onChange={(event) => changeTraining({ features: event.currentTarget.value as FeatureKind })} data={[{ value: 'auto', label: 'the best by dev score' }, ...features.map((value) => ({ value, label: FEATURE_NAME[value] }))]} />
        )}
      </div>
      <div className={classes.row}>
        <NativeSelect label="Labels" value={draft.labelSource} onChange={(event) => changeTraining({ labelSource: event.currentTarget.value as LabelSource })} data={LABEL_SOURCES_OFFERED} />
        <NativeSelect label="Classes weigh" title="Balanced: rare classes count as much as frequent ones" value={draft.classWeights} onChange={(event) => changeTraining({ classWeights: event.currentTarget.value as 'none' })} data={[{ value: 'none', label: 'as often as they occur' }, { value: 'balanced', label: 'the same (balanced)' }]} />
      </div>
      <div className={classes.row}>
        <NativeSelect label="Computed on" title="Of this computer: kept for all projects, also under Settings" value={backend} onChange={(event) => setPreferences({ backend: event.currentTarget.value as Backend })} data={[{ value: 'auto', label: 'the quickest here' }, ...BACKENDS.map((value) => ({ value, label: BACKEND_NAME[value] }))]} />
        <SeedField value={draft.seed} onChange={(seed) => changeTraining({ seed })} />
      </div>
      <TextInput label="Name of the run" placeholder={name} dir="auto" maxLength={200} value={draft.name} onChange={(event) => changeTraining({ name: event.currentTarget.value })} />
      {plan.error ? (
        <Problem title="The labels could not be read">{plan.error.message}</Problem>
      ) : (
        <p className={why ? classes.look : classes.hint} role="status">
          {counts ? (why ?? describeCounts(counts)) : ' '}
        </p>
      )}
      <div className={classes.actions}>
        <Button size="sm" disabled={!canTrain} onClick={train} rightSection={<Keycap keys={displayKeys('mod+Enter')} />}>
          Train
        </Button>
        {project.readOnly !== null && <span className={classes.note}>The project is open for reading only.</span>}
      </div>
    </SamplePanel>
  );
}
