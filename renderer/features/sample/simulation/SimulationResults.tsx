import { getClassColor } from '../../../../shared/domain/classPalette';
import type { SimulationRequest, SimulationResult } from '../../../../shared/contract/sampling';
import { ChartOrTable } from '../../../components/chart/ChartOrTable';
import { Estimate } from '../../../components/Estimate';
import { SortableTable } from '../../../components/SortableTable';
import { formatCount } from '../../../format/formatCount';
import { formatPercent } from '../../../format/formatPercent';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import { useSample } from '../../../state/sample';
import { Curves } from '../Curves';
import { METRIC_NAME, MetricSwitch, placesOf } from '../MetricSwitch';
import classes from '../Sample.module.css';
import { STRATEGIES } from '../strategies';
import { describeSimulation } from './describeSimulation';
import own from './Simulation.module.css';

const [HEIGHT, WIDTH] = [330, 640];
const times = (ratio: number) => `${ratio.toFixed(2)} ×`;

/** A curve a strategy, and how many labels each needs to come near what all labels give. */
export function SimulationResults({ result, request }: { readonly result: SimulationResult; readonly request: SimulationRequest }) {
  const metric = useSample((state) => state.metric);
  const curves = result.strategies.map(({ strategy, points }, index) => ({ name: STRATEGIES[strategy].name, points: placesOf(points, metric), color: strategy === 'random' ? 'var(--gs-muted)' : getClassColor(index), isBand: true }));
  const labels = [...new Set(result.strategies.flatMap(({ points }) => points.map((point) => point.labels)))].sort((a, b) => a - b);
  const title = `${METRIC_NAME[metric]} by number of labels`;
  const table = { head: ['labels', ...curves.map(({ name }) => name)], rows: labels.map((at) => [at, ...curves.map(({ points }) => points.find(({ x }) => x === at)?.y ?? null)]) };
  const goal = metric === 'macroF1' && result.goal !== null ? { value: result.goal, name: '95 % of what all labels give' } : null;
  return (
    <>
      <p className={classes.reading}>{describeSimulation(result)}</p>
      <p className={classes.note}>
        {formatCount(request.repeats, 'repeat')}, batches of {request.batch.toLocaleString('en')}, seed {request.seed}; {formatCount(result.pool, 'item')} to choose from, measured on {result.test.toLocaleString('en')}. All {result.full.labels.toLocaleString('en')} labels give an accuracy of {formatPercent(result.full.accuracy)} and a macro-F1 of {formatPercent(result.full.macroF1)}.
      </p>
      {result.notes.map((note) => (
        <p key={note} className={classes.look}>
          {note}
        </p>
      ))}
      <div className={classes.actions}>
        <MetricSwitch />
      </div>
      <div className={own.chart}>
        <ChartOrTable name={title} table={table} say={(value, column) => (column === 0 ? value.toLocaleString('en') : formatPercent(value))}>
          <Curves name={title} height={HEIGHT} width={WIDTH} x="labels" y={METRIC_NAME[metric]} curves={curves} goal={goal} />
        </ChartOrTable>
      </div>
      <SortableTable
        name="Labels each strategy needs"
        rows={result.strategies}
        keyOf={({ strategy }) => strategy}
        columns={[
          { id: 'strategy', title: 'Strategy', isText: true, value: ({ strategy }) => STRATEGIES[strategy].name, render: ({ strategy }) => STRATEGIES[strategy].name },
          { id: 'needed', title: 'Labels needed', hint: 'To reach 95 % of the macro-F1 that all labels give', value: ({ labelsNeeded }) => labelsNeeded, render: ({ labelsNeeded }) => (labelsNeeded === null ? 'not reached' : Math.round(labelsNeeded).toLocaleString('en')) },
          { id: 'ratio', title: 'Against random', hint: 'Labels needed over those that random needs: below 1 is better; 95 % interval over the repeats', value: ({ ratio }) => ratio, render: ({ ratio, ratioCi }) => <Estimate value={ratio} interval={ratioCi} reason="one of the two did not get there within the budget" say={times} /> },
          { id: 'last', title: 'At the end', hint: 'Macro-F1 with the whole budget', value: ({ points }) => points.at(-1)?.macroF1Mean ?? null, render: ({ points }) => <Estimate value={points.at(-1)?.macroF1Mean ?? null} interval={points.at(-1)?.macroF1Ci ?? null} say={formatPercentFixed} /> },
          { id: 'duplicates', title: 'Near-duplicates', hint: 'Share of its items that are all but equal to another of their batch', value: ({ nearDuplicateShare }) => nearDuplicateShare, render: ({ nearDuplicateShare }) => formatPercentFixed(nearDuplicateShare) },
        ]}
      />
    </>
  );
}
