import { useState } from 'react';
import { EmptyState } from '../../../components/EmptyState';
import { Problem } from '../../../components/Problem';
import { Stale } from '../../../components/Stale';
import { useRead } from '../../../data/queries';
import { useAnalysis } from '../../../data/useAnalysis';
import type { AnalyseTabProps } from '../analyseTabs';
import type { ChosenItems } from '../items/ItemsBehind';
import { WithItems } from '../items/WithItems';
import { Progressing } from '../../../components/Progressing';
import { useAnswered } from '../useAnswered';
import { BOOTSTRAP, SEED } from '../useFigures';
import { ChooseBaseline } from './ChooseBaseline';
import { ComparedClasses } from './ComparedClasses';
import { ComparedSlices } from './ComparedSlices';
import { CompareHeadline } from './CompareHeadline';

/** What a run fixed and broke against another, and whether that is more than chance. */
export function CompareTab(props: AnalyseTabProps) {
  const runs = useRead('runs.list', {}).data;
  if (!runs) return null;
  if (runs.length < 2) return <EmptyState title="One run is nothing to compare" text="Import the predictions of another model, or of this one after a change: what it fixed and broke stands here, with a test of whether that is more than chance." />;
  if (props.baselineRunId === null) return <ChooseBaseline runs={runs} runId={props.runId} />;
  return <Compared {...props} baselineRunId={props.baselineRunId} />;
}

function Compared({ runId, baselineRunId, query, readOnly }: AnalyseTabProps & { readonly baselineRunId: number }) {
  const [choice, setChoice] = useState<{ readonly items: ChosenItems; readonly of: string } | null>(null);
  const asked = { runId, baselineRunId, query: { ...query, sort: null }, dimensions: null, seed: SEED };
  const quick = useAnalysis('comparison.measure', { ...asked, bootstrap: 0 });
  const full = useAnalysis('comparison.measure', { ...asked, bootstrap: BOOTSTRAP }, { enabled: quick.data !== undefined && !quick.isStale });
  const data = full.data && !full.isStale && !quick.isStale ? full.data : quick.data;
  const answered = useAnswered(quick, asked);
  const of = JSON.stringify(answered);
  // what was chosen among other items is behind no figure that stands here
  const chosen = choice?.of === of ? choice.items : null;
  const setChosen = (items: ChosenItems) => setChoice({ items, of });
  return (
    <WithItems name="Two runs compared" chosen={chosen} runId={answered.runId} query={answered.query} readOnly={readOnly} hint="Choose what was fixed or broken, a class or a slice: the items stand here, to be queued, tagged or looked through.">
      {quick.error && <Problem title="The runs could not be compared">{quick.error.message}</Problem>}
      {full.error && !quick.error && <Problem title="The intervals could not be computed">{full.error.message}</Problem>}
      {data ? (
        <Stale when={quick.isStale}>
          <CompareHeadline comparison={data} chosen={chosen} onChoose={setChosen} />
          <ComparedSlices comparison={data} chosen={chosen} onChoose={setChosen} progress={<Progressing analysis={quick.running || quick.isCancelled ? quick : full} doing={quick.running ? 'Comparing' : 'Computing intervals'} again={quick.isCancelled ? 'Compare the runs' : 'Compute the intervals'} />} />
          <ComparedClasses comparison={data} chosen={chosen} onChoose={setChosen} />
        </Stale>
      ) : (
        !quick.error && <Progressing analysis={quick} doing="Comparing" again="Compare the runs" />
      )}
    </WithItems>
  );
}
