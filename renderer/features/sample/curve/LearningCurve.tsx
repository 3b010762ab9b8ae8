import type { CurvePoint, LearningPoint } from '../../../../shared/contract/sampling';
import { ChartOrTable } from '../../../components/chart/ChartOrTable';
import { formatCount } from '../../../format/formatCount';
import { formatPercent } from '../../../format/formatPercent';
import { useSample } from '../../../state/sample';
import { type Curve, Curves } from '../Curves';
import { METRIC_NAME, placesOf } from '../MetricSwitch';
import own from './Curve.module.css';

const WIDTH = 600;

/** The project's trainings by number of labels, with random's curve behind them. */
export function LearningCurve({ points, random }: { readonly points: readonly LearningPoint[]; readonly random: readonly CurvePoint[] }) {
  const metric = useSample((state) => state.metric);
  const ordered = points.toSorted((a, b) => a.labels - b.labels || a.createdAt - b.createdAt);
  const ofMetric = ordered.map((point) => ({ x: point.labels, y: point[metric], interval: metric === 'accuracy' ? point.accuracyCi : point.macroF1Ci }));
  const byChance = placesOf(random, metric);
  const curves: Curve[] = [
    ...(byChance.length > 0 ? [{ name: 'random', points: byChance, color: 'var(--gs-muted)', isBand: true }] : []),
    { name: 'this project', points: ofMetric, color: 'var(--gs-accent)', isBand: false },
  ];
  const last = ordered.at(-1)!;
  const title = `Dev ${METRIC_NAME[metric]} by number of labels`;
  const table = {
    head: ['labels', METRIC_NAME[metric], 'from', 'to', 'random', 'random from', 'random to'],
    rows: ordered.map((point, index) => {
      const { y, interval } = ofMetric[index]!;
      const chance = byChance.find(({ x }) => x === point.labels);
      return [point.labels, y, interval?.[0] ?? null, interval?.[1] ?? null, chance?.y ?? null, chance?.interval?.[0] ?? null, chance?.interval?.[1] ?? null];
    }),
  };
  return (
    <div className={own.chart}>
      <ChartOrTable name={title} table={table} say={(value, column) => (column === 0 ? value.toLocaleString('en') : formatPercent(value))}>
        <Curves name={`${title}: ${formatPercent(last[metric])} with ${formatCount(last.labels, 'label')}`} width={WIDTH} x="labels" y={`dev ${METRIC_NAME[metric]}`} curves={curves} />
      </ChartOrTable>
    </div>
  );
}
