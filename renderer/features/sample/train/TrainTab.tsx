import { useState } from 'react';
import type { ProjectInfo } from '../../../../shared/contract/project';
import { Problem } from '../../../components/Problem';
import { useRead } from '../../../data/queries';
import { useTraining } from '../../../state/training';
import classes from '../Sample.module.css';
import { TrainedModels } from './TrainedModels';
import { TrainFields } from './TrainFields';
import { TrainingFailed } from './TrainingFailed';
import { TrainingNow } from './TrainingNow';
import { TrainingResult } from './TrainingResult';

/** A model of the labels so far: trained here, drawn while it learns, judged on items that it has not seen. */
export function TrainTab({ project }: { readonly project: ProjectInfo }) {
  const models = useRead('models.list', {});
  const { isRunning, failure, result } = useTraining();
  const newest = result?.run.runId ?? null;
  // what was looked at before a training ended gives way to what came of it
  const [choice, setChoice] = useState<{ readonly runId: number; readonly after: number | null } | null>(null);
  const chosen = choice !== null && choice.after === newest ? choice.runId : null;
  const listed = models.data ?? [];
  const shown = listed.find(({ run }) => run.runId === (chosen ?? newest)) ?? (chosen === null ? result : null) ?? listed[0] ?? null;
  return (
    <div className={classes.sides}>
      <div className={classes.side}>
        <TrainFields project={project} trainings={listed.length} />
        {models.error && <Problem title="The trainings could not be read">{models.error.message}</Problem>}
        {listed.length > 0 && <TrainedModels models={listed} shown={shown?.run.runId ?? null} onShow={(runId) => setChoice({ runId, after: newest })} />}
      </div>
      <div className={classes.side} tabIndex={0} role="region" aria-label="Training and its result">
        {isRunning && <TrainingNow />}
        {!isRunning && failure && <TrainingFailed />}
        {!isRunning && shown && <TrainingResult key={shown.run.runId} model={shown} project={project} />}
        {!isRunning && !shown && !failure && models.data && (
          <section className={classes.panel}>
            <p className={classes.hint}>Nothing is trained yet. A training takes seconds to minutes, draws loss and dev accuracy while it learns, and becomes a run: what it predicts can be analysed, suggested while you label, and used to choose what to label next.</p>
          </section>
        )}
      </div>
    </div>
  );
}
