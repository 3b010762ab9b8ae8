import { NativeSelect, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { EvaluationResult } from '../../../../shared/contract/evaluation';
import type { ItemQuery } from '../../../../shared/domain/itemQuery';
import { Part } from '../../../components/Part';
import { Problem } from '../../../components/Problem';
import { Stale } from '../../../components/Stale';
import { useRead } from '../../../data/queries';
import { useAnalysis } from '../../../data/useAnalysis';
import { ClassCurves } from './ClassCurves';
import classes from './Overview.module.css';

/** What another threshold would do for one class. */
export function CurvePart({ runId, query, perClass, isStale, waits }: { readonly runId: number; readonly query: ItemQuery; readonly perClass: EvaluationResult['perClass']; readonly isStale: boolean; /** The figures are not on the screen yet: the curves come after them. */ readonly waits: boolean }) {
  const hasProbabilities = useRead('runs.list', {}).data?.find((run) => run.runId === runId)?.hasProbabilities ?? false;
  const [chosen, setChosen] = useState<string | null>(null);
  const wanted = perClass.find(({ uid }) => uid === chosen) ?? hardest(perClass);
  const curve = useAnalysis('evaluation.curve', { runId, query: { ...query, sort: null }, class: wanted?.uid ?? '-' }, { enabled: hasProbabilities && wanted !== null && !waits });
  const tools = hasProbabilities && wanted && <NativeSelect aria-label="Class of the curves" value={wanted.uid} onChange={(event) => setChosen(event.currentTarget.value)} data={perClass.map(({ uid, class: name }) => ({ value: uid, label: name }))} maw={240} />;
  return (
    <Part title="Precision, recall and threshold" text="If an item were called this class whenever its probability is at least the threshold. Drag the line, or use the arrow keys on it." tools={tools}>
      {!hasProbabilities && <p className={classes.hint}>The run has no class probabilities. Import predictions with probabilities to see this.</p>}
      {curve.error && <Problem title="The curves could not be computed">{curve.error.message}</Problem>}
      {hasProbabilities && !curve.data && !curve.error && <Skeleton height={330} />}
      {curve.data && wanted && (
        <Stale when={isStale || curve.isStale}>
          <ClassCurves key={curve.data.class} curve={curve.data} name={perClass.find(({ uid }) => uid === curve.data!.class)?.class ?? wanted.class} />
        </Stale>
      )}
    </Part>
  );
}

/** The class with the lowest F1 among those that occur: the one whose threshold is worth a look first. */
function hardest(perClass: EvaluationResult['perClass']): EvaluationResult['perClass'][number] | null {
  const occurring = perClass.filter(({ support }) => support > 0);
  return occurring.reduce<EvaluationResult['perClass'][number] | null>((worst, row) => (worst === null || (row.f1 ?? 0) < (worst.f1 ?? 0) ? row : worst), null) ?? perClass[0] ?? null;
}
