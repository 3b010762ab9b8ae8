import type { ItemQuery } from '../../../shared/domain/itemQuery';
import { Stale } from '../../components/Stale';
import { formatCount } from '../../format/formatCount';
import { useAnalyse } from '../../state/analyse';
import classes from './HeadBar.module.css';
import { useQuickFigures } from './useFigures';

/** How many items the figures are over, and how many are left out of them and why. */
export function PopulationCounts({ runId, baselineRunId, query }: { readonly runId: number; readonly baselineRunId: number | null; readonly query: ItemQuery }) {
  // the question that the tab asks: not a second one beside it
  const rows = useAnalyse((state) => (state.tab === 'tags' ? 'tags' : 'none'));
  const { data, isStale } = useQuickFigures({ runId, baselineRunId, query }, rows);
  const left = !data ? [] : ([[data.abstained, 'abstained'], [data.missingGold, 'without gold'], [data.missingPrediction, 'without prediction']] as const).filter(([count]) => count > 0).map(([count, why]) => `${count.toLocaleString('en')} ${why}`);
  return (
    <Stale when={isStale} className={classes.counts} role="status" title="Items with a gold label and a prediction; those left out count in no figure">
      {data && (
        <>
          <strong>{formatCount(data.n, 'item')}</strong>
          {left.length > 0 && <div>{left.join(', ')}</div>}
        </>
      )}
    </Stale>
  );
}
