import { Button, Skeleton } from '@mantine/core';
import { memo, useDeferredValue, useState } from 'react';
import type { EvaluationResult } from '../../../../shared/contract/evaluation';
import { IntervalState } from '../../../components/IntervalState';
import { Problem } from '../../../components/Problem';
import { Stale } from '../../../components/Stale';
import { useRead } from '../../../data/queries';
import { useAnalyse } from '../../../state/analyse';
import type { AnalyseTabProps } from '../analyseTabs';
import { allErrors } from '../items/chosenItems';
import type { ChosenItems } from '../items/ItemsBehind';
import { WithItems } from '../items/WithItems';
import { useFigures } from '../useFigures';
import { againstBaseline } from './againstBaseline';
import { ClassPart } from './ClassPart';
import { ConfusionPart } from './ConfusionPart';
import { CostPart } from './CostPart';
import { CurvePart } from './CurvePart';
import { Headline } from './Headline';
import { MoreFigures } from './MoreFigures';
import classes from './Overview.module.css';
import { ReliabilityPart } from './ReliabilityPart';

/** How well the run does, by class, and what it takes for what. */
export function OverviewTab({ runId, baselineRunId, query, readOnly }: AnalyseTabProps) {
  const figures = useFigures({ runId, baselineRunId, query }, 'none');
  const { result, quick, full, isStale, waits } = figures;
  const baseline = useAnalyse((state) => state.baseline);
  const references = useRead('references.list', {}).data ?? [];
  const [chosen, setChosen] = useState<ChosenItems | null>(null);
  // drawn after what is read first, in a piece of its own: keys and the pointer are heard in between
  const later = useDeferredValue(result, undefined);
  return (
    <WithItems name="Error analysis, overview" chosen={chosen ?? allErrors(runId)} runId={runId} query={query} readOnly={readOnly} waits={waits}>
      <div className={classes.overview}>
        <IntervalState {...figures} doing="Counting" />
        {quick.error ? (
          <div className={classes.problem}>
            <Problem title="The run could not be measured">
              {quick.error.message}
              <Button variant="default" onClick={quick.compute}>
                Try again
              </Button>
            </Problem>
          </div>
        ) : !result ? (
          <div className={classes.waiting} aria-busy={quick.running !== null}>
            <Skeleton height={140} />
            <Skeleton height={420} />
          </div>
        ) : (
          <Stale when={isStale} className={classes.rows}>
            <Headline result={result} against={againstBaseline(result, baseline, references)} intervalsPending={full.running !== null || figures.areIntervalsDue} />
            <ConfusionPart result={result} query={query} waits={waits} onChoose={setChosen} />
            {later && (
              <>
                <Classes result={later} onChoose={setChosen} />
                <CurvePart runId={runId} query={query} perClass={later.perClass} isStale={isStale} waits={waits} />
                <Lower result={later} readOnly={readOnly} onChoose={setChosen} />
              </>
            )}
          </Stale>
        )}
      </div>
    </WithItems>
  );
}

const Classes = memo(ClassPart);

const Lower = memo(function Lower({ result, readOnly, onChoose }: { readonly result: EvaluationResult; readonly readOnly: boolean; readonly onChoose: (items: ChosenItems) => void }) {
  return (
    <>
      <div className={classes.two}>
        <ReliabilityPart result={result} onChoose={onChoose} />
        <CostPart result={result} readOnly={readOnly} />
      </div>
      <MoreFigures result={result} />
    </>
  );
});
