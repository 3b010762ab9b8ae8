import { Button } from '@mantine/core';
import { IconChartDots3, IconPackageExport, IconTargetArrow } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import type { TrainedModel } from '../../../../shared/contract/models';
import type { ProjectInfo } from '../../../../shared/contract/project';
import { ALL_ITEMS } from '../../../../shared/domain/itemQuery';
import { displayKeys, offerCommands } from '../../../commands/registry';
import { BigFigure, BigFigures } from '../../../components/BigFigure';
import { Keycap } from '../../../components/Keycap';
import { SortableTable } from '../../../components/SortableTable';
import { formatCount } from '../../../format/formatCount';
import { formatNumber } from '../../../format/formatNumber';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import { analyseRun } from '../../../state/analyse';
import { changeBatch, showSampleTab } from '../../../state/sample';
import { BACKEND_NAME, FEATURE_NAME, LABEL_SOURCE_NAME, MODEL_NAME } from '../names';
import classes from '../Sample.module.css';
import { SamplePanel } from '../SamplePanel';
import { saveBundle } from './saveBundle';
import { TrainingCurves } from './TrainingCurves';

/** What came of a training: how good it is and on what that was measured, what it is made of, and where it leads. */
export function TrainingResult({ model, project }: { readonly model: TrainedModel; readonly project: ProjectInfo }) {
  const { run, details } = model;
  const measured = measuredOn(model);
  const analyse = () => analyseRun(project.uid, run.runId, details.devSource === 'split' ? { ...ALL_ITEMS, filters: [{ column: 'split', operator: 'is', values: ['dev'] }] } : ALL_ITEMS);
  const choose = () => {
    changeBatch({ runId: run.runId });
    showSampleTab('batch');
  };
  const save = () => void saveBundle(run);
  const onKey = useEffectEvent((action: 'choose' | 'analyse' | 'save') => ({ choose, analyse, save })[action]());
  useEffect(
    () =>
      offerCommands([
        { id: 'sample.choose', title: 'Choose a batch with this model', section: 'Sample', keys: 'b', isAvailable: () => true, run: () => onKey('choose') },
        { id: 'sample.analyse', title: 'Analyse the errors of this model', section: 'Sample', keys: 'a', isAvailable: () => true, run: () => onKey('analyse') },
        { id: 'sample.bundle', title: 'Save this model as a bundle', section: 'Sample', keys: 's', isAvailable: () => true, run: () => onKey('save') },
      ]),
    [],
  );
  const facts: readonly (readonly [string, string])[] = [
    ['Model', `${MODEL_NAME[details.kind]} on ${FEATURE_NAME[details.features]} (${details.featureVersion})`],
    ['Labels', `${formatCount(details.trainItems, 'item')}, ${LABEL_SOURCE_NAME[details.labelSource]}`],
    ['Computed on', `${details.backend === null ? 'CPU (typed arrays)' : BACKEND_NAME[details.backend]}, ${formatNumber(Math.round(details.seconds * 10) / 10)} s, seed ${details.seed}`],
    ['Dev log loss', formatNumber(details.devLogLoss)],
    ['Temperature', formatNumber(details.temperature)],
    ...details.hyperparameters.filter(([name]) => !SAID.has(name)),
  ];
  return (
    <SamplePanel title={<bdi title={run.name}>{run.name}</bdi>}>
      <BigFigures>
        <BigFigure name="Dev accuracy" value={details.devAccuracy} interval={details.devAccuracyCi} reason="nothing to measure it on" say={formatPercentFixed} pending={false} note={measured} />
        <BigFigure name="Dev macro-F1" value={details.devMacroF1} interval={details.devMacroF1Ci} reason="nothing to measure it on" say={formatPercentFixed} pending={false} note="mean over the classes" />
      </BigFigures>
      <div className={classes.actions} role="toolbar" aria-label="What to do with this model">
        <Button variant="default" leftSection={<IconTargetArrow size={15} aria-hidden />} onClick={choose} rightSection={<Keycap keys={displayKeys('b')} />}>
          Choose a batch with it
        </Button>
        <Button variant="default" leftSection={<IconChartDots3 size={15} aria-hidden />} onClick={analyse} rightSection={<Keycap keys={displayKeys('a')} />}>
          Analyse its errors
        </Button>
        <Button variant="default" leftSection={<IconPackageExport size={15} aria-hidden />} onClick={save} rightSection={<Keycap keys={displayKeys('s')} />}>
          Save as a bundle
        </Button>
      </div>
      {details.notes.length > 0 && (
        <ul className={classes.notes} aria-label="What is worth knowing">
          {details.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <TrainingCurves curve={{ name: '', epochs: details.history }} />
      {details.candidates.length > 1 && (
        <SortableTable
          name="Models that were compared"
          rows={details.candidates}
          keyOf={({ name }) => name}
          columns={[
            { id: 'name', title: 'Compared', isText: true, value: ({ name }) => name, render: ({ name }) => <bdi title={name}>{name}</bdi> },
            { id: 'accuracy', title: 'Dev accuracy', value: ({ devAccuracy }) => devAccuracy, render: ({ devAccuracy }) => formatPercentFixed(devAccuracy) },
            { id: 'loss', title: 'Dev log loss', value: ({ devLogLoss }) => devLogLoss, render: ({ devLogLoss }) => formatNumber(devLogLoss) },
          ]}
        />
      )}
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </SamplePanel>
  );
}

/** Hyperparameters that stand among the facts in words. */
const SAID: ReadonlySet<string> = new Set(['model', 'features', 'labels', 'seed']);

/** On what the dev figures were measured. */
function measuredOn({ details: { devSource, devItems } }: TrainedModel): string {
  return devSource === 'split' ? `on ${formatCount(devItems, 'item')} of the dev split` : `on ${formatCount(devItems, 'labelled item')} in turn, each by a model that had not seen it`;
}
