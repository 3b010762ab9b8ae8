import { ChartOrTable } from '../../../components/chart/ChartOrTable';
import { formatNumber } from '../../../format/formatNumber';
import { formatPercent } from '../../../format/formatPercent';
import type { TrainingCurve } from '../../../state/training';
import { type Curve, Curves } from '../Curves';
import classes from '../Sample.module.css';

const HEIGHT = 220;
/** More points than these are not told apart in a picture. */
const MOST_POINTS = 200;

/** Loss and dev accuracy by epoch: whether it still learns, and whether it only learns by heart. */
export function TrainingCurves({ curve: { name, epochs } }: { readonly curve: TrainingCurve }) {
  if (epochs.length === 0) return null;
  const shown = thin(epochs);
  const line = (title: string, value: (epoch: (typeof epochs)[number]) => number | null, color: string): Curve => ({ name: title, color, isBand: true, points: shown.map((epoch) => ({ x: epoch.epoch, y: value(epoch), interval: null })) });
  const hasDev = epochs.some(({ devLoss }) => devLoss !== null);
  const hasAccuracy = epochs.some(({ devAccuracy }) => devAccuracy !== null);
  const last = epochs.at(-1)!;
  const of = name === '' ? '' : `, ${name}`;
  return (
    <div className={classes.charts}>
      <ChartOrTable name={`Loss${of}`} table={{ head: ['epoch', 'loss', 'dev loss'], rows: epochs.map(({ epoch, loss, devLoss }) => [epoch, loss, devLoss]) }} say={(value, column) => (column === 0 ? value.toLocaleString('en') : formatNumber(value))}>
        <Curves name={`Loss after epoch ${last.epoch}: ${formatNumber(last.loss)}`} height={HEIGHT} x="epoch" y="loss" say={formatNumber} curves={[line('training', ({ loss }) => loss, 'var(--gs-accent)'), ...(hasDev ? [line('dev', ({ devLoss }) => devLoss, 'var(--gs-look)')] : [])]} />
      </ChartOrTable>
      {hasAccuracy && (
        <ChartOrTable name={`Dev accuracy${of}`} table={{ head: ['epoch', 'dev accuracy'], rows: epochs.map(({ epoch, devAccuracy }) => [epoch, devAccuracy]) }} say={(value, column) => (column === 0 ? value.toLocaleString('en') : formatPercent(value))}>
          <Curves name={`Dev accuracy after epoch ${last.epoch}: ${formatPercent(last.devAccuracy)}`} height={HEIGHT} x="epoch" y="dev accuracy" curves={[line('dev', ({ devAccuracy }) => devAccuracy, 'var(--gs-look)')]} />
        </ChartOrTable>
      )}
    </div>
  );
}

/** Evenly fewer, the last one always among them. */
function thin<T>(all: readonly T[]): readonly T[] {
  const every = Math.ceil(all.length / MOST_POINTS);
  return all.filter((_, index) => index % every === 0 || index === all.length - 1);
}
