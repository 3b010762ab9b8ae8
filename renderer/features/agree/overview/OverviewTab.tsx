import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { displayKeys } from '../../../commands/registry';
import { EmptyState } from '../../../components/EmptyState';
import { IntervalState } from '../../../components/IntervalState';
import { Keycap } from '../../../components/Keycap';
import { Problem } from '../../../components/Problem';
import { Stale } from '../../../components/Stale';
import { useRead } from '../../../data/queries';
import { type Analysis, useAnalysis } from '../../../data/useAnalysis';
import { showAgreeTab } from '../../../state/agree';
import { AnnotatorTable } from './AnnotatorTable';
import { CellItems } from './CellItems';
import { ClassTable } from './ClassTable';
import { type ChosenCell, ConfusionMap } from './ConfusionMap';
import { Headline } from './Headline';
import { BOOTSTRAP, SEED } from './intervals';
import { OverTime } from './OverTime';
import classes from './Overview.module.css';
import { type ChosenPair, PairMap } from './PairMap';
import { TagTable } from './TagTable';
import { Versions } from './Versions';

/** How well annotators agree, as figures first and intervals after; what they confuse; and the items behind it. */
export function OverviewTab() {
  const readOnly = useRead('project.get', {}).data?.readOnly !== null;
  const quick = useAnalysis('agreement.measure', { bootstrap: 0, seed: SEED, byTag: null });
  const overlaps = (quick.data?.itemsWithOverlap ?? 0) > 0;
  const full = useAnalysis('agreement.measure', { bootstrap: BOOTSTRAP, seed: SEED, byTag: null }, { enabled: overlaps && !quick.isStale });
  const [pair, setPair] = useState<ChosenPair | null>(null);
  const [cell, setCell] = useState<ChosenCell | null>(null);
  const confusion = useAnalysis('agreement.confusion', { pair: pair && { a: pair.a.id, b: pair.b.id } }, { enabled: overlaps });

  if (quick.error) {
    return (
      <div className={classes.problem}>
        <Problem title="Agreement could not be measured">
          {quick.error.message}
          <Button variant="default" onClick={quick.compute}>
            Try again
          </Button>
        </Problem>
      </div>
    );
  }
  if (!quick.data) return <Waiting analysis={quick} />;
  if (!overlaps) return <NoOverlap />;
  const result = full.data && !full.isStale && !quick.isStale ? full.data : quick.data;
  return (
    <div className={classes.screen} tabIndex={0} role="region" aria-label="Agreement, overview">
      <IntervalState quick={quick} full={full} doing="Measuring again" />
      <Stale when={quick.isStale}>
        <Headline result={result} intervalsPending={full.running !== null} />
        <div className={classes.parts} style={{ '--map-height': `${mapHeight(Math.max(result.annotators, result.perClass.length))}px` } as React.CSSProperties}>
          <PairMap
            result={result}
            chosen={pair}
            onChoose={(chosen) => {
              setPair(chosen);
              setCell(null);
            }}
          />
          <ConfusionMap
            confusion={confusion}
            pair={pair}
            chosen={cell}
            onChoose={setCell}
            onAllPairs={() => {
              setPair(null);
              setCell(null);
            }}
          />
        </div>
        <CellItems pair={pair} cell={cell} readOnly={readOnly} />
        <div className={classes.parts}>
          <OverTime rows={result.overTime} />
          <Versions byVersion={result.byVersion} />
        </div>
        <div className={classes.parts}>
          <ClassTable result={result} />
          <TagTable hlpForm={result.hlp.form} />
        </div>
        <AnnotatorTable />
      </Stale>
    </div>
  );
}

/** Room for a map of so many rows, of which more are scrolled: known before a pair is chosen, so that choosing one moves nothing. */
function mapHeight(rows: number): number {
  return Math.min(400, Math.max(230, 112 + 29 * rows));
}

function Waiting({ analysis }: { readonly analysis: Analysis<unknown> }) {
  return (
    <div className={classes.waiting} aria-busy={analysis.running !== null}>
      {analysis.isCancelled ? (
        <Button variant="default" onClick={analysis.compute}>
          Measure agreement
        </Button>
      ) : (
        <>
          <Skeleton height={96} />
          <Skeleton height={380} />
        </>
      )}
    </div>
  );
}

function NoOverlap() {
  return (
    <EmptyState
      title="Nobody overlaps yet"
      text="Agreement is measured on items that two people labelled without seeing each other’s answers. Plan an overlap on the Team tab, or import the answers of several annotators."
      action={
        <Button rightSection={<Keycap keys={displayKeys('mod+shift+t')} />} onClick={() => showAgreeTab('team')}>
          Plan an overlap
        </Button>
      }
    />
  );
}
