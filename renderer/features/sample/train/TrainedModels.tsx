import { useState } from 'react';
import type { TrainedModel } from '../../../../shared/contract/models';
import { SortableTable } from '../../../components/SortableTable';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import { formatWhen } from '../../../format/formatWhen';
import { MODEL_NAME } from '../names';
import classes from '../Sample.module.css';
import { SamplePanel } from '../SamplePanel';

interface Props {
  readonly models: readonly TrainedModel[];
  readonly shown: number | null;
  readonly onShow: (runId: number) => void;
}

/** All trainings, the newest first; one at a time stands beside. */
export function TrainedModels({ models, shown, onShow }: Props) {
  const [now] = useState(() => Date.now());
  return (
    <SamplePanel title="Trainings">
      <div className={classes.compact}>
        <SortableTable
        name="Trainings"
        rows={models}
        keyOf={({ run }) => String(run.runId)}
        columns={[
          {
            id: 'name',
            title: 'Run',
            isText: true,
            value: ({ run }) => run.name,
            render: ({ run, details }) => (
              <>
                <button type="button" dir="auto" className={classes.link} title={run.name} aria-pressed={run.runId === shown} onClick={() => onShow(run.runId)}>
                  {run.name}
                </button>
                <div className={classes.note}>
                  {MODEL_NAME[details.kind]}, {formatWhen(run.createdAt, now)}
                </div>
              </>
            ),
          },
          { id: 'labels', title: 'Labels', value: ({ labels }) => labels, render: ({ labels }) => labels.toLocaleString('en') },
          { id: 'accuracy', title: 'Accuracy', hint: 'On the dev items of the training', value: ({ details }) => details.devAccuracy, render: ({ details }) => formatPercentFixed(details.devAccuracy) },
          { id: 'macroF1', title: 'Macro-F1', hint: 'On the dev items of the training', value: ({ details }) => details.devMacroF1, render: ({ details }) => formatPercentFixed(details.devMacroF1) },
        ]}
        />
      </div>
    </SamplePanel>
  );
}
