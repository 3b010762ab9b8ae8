import { Button } from '@mantine/core';
import { useState } from 'react';
import { wilsonInterval } from '../../../../shared/metrics/wilsonInterval';
import { ChartOrTable } from '../../../components/chart/ChartOrTable';
import { Plot, PlotLabel, PlotLine, SHARE_TICKS } from '../../../components/chart/Plot';
import { Estimate } from '../../../components/Estimate';
import { formatCount } from '../../../format/formatCount';
import { formatNumber } from '../../../format/formatNumber';
import { formatPercent } from '../../../format/formatPercent';
import classes from './Overview.module.css';
import { bestF1, type Curve, pointAt } from './threshold';
import { ThresholdHandle } from './ThresholdHandle';

const USUAL = 0.5;
const whole = (share: number) => formatPercent(share, 0);
const SHARES = { from: 0, to: 1, ticks: SHARE_TICKS, say: whole };

/** Precision against recall, and both against the threshold, which can be moved. */
export function ClassCurves({ curve, name }: { readonly curve: Curve; readonly name: string }) {
  const { points, positives, n, averagePrecision } = curve;
  const [place, setPlace] = useState(() => pointAt(points, USUAL));
  const at = points[Math.min(place, points.length - 1)];
  if (!at) return <p className={classes.hint}>No item with probabilities is evaluated.</p>;
  const best = bestF1(points);
  const table = { head: ['threshold', 'TP', 'FP', 'precision', 'recall', 'F1'], rows: points.map(({ threshold, tp, fp, precision, recall, f1 }) => [threshold, tp, fp, precision, recall, f1]) };
  const say = (value: number, column: number) => (column === 0 ? formatNumber(value) : column < 3 ? value.toLocaleString('en') : formatPercent(value));
  const called = at.tp + at.fp;
  return (
    <>
      <div className={classes.atThreshold} role="status" aria-label="At the threshold">
        <span>
          <strong>≥ {formatNumber(at.threshold)}</strong>
        </span>
        <span>
          Precision <Estimate value={at.precision} interval={bounds(at.tp, called)} say={formatPercent} />
        </span>
        <span>
          Recall <Estimate value={at.recall} interval={bounds(at.tp, positives)} say={formatPercent} />
        </span>
        <span>
          F1 <Estimate value={at.f1} say={formatPercent} />
        </span>
        <span className={classes.interval}>
          {formatCount(called, 'item')} called so: {at.tp.toLocaleString('en')} right, {at.fp.toLocaleString('en')} wrong; {(positives - at.tp).toLocaleString('en')} missed
        </span>
        {best !== null && best !== place && (
          <Button size="compact-xs" variant="default" onClick={() => setPlace(best)}>
            Best F1: {formatPercent(points[best]!.f1)} at {formatNumber(points[best]!.threshold)}
          </Button>
        )}
      </div>
      <div className={classes.curves}>
        <ChartOrTable name={`${name}: by threshold`} table={table} say={say}>
          <Plot name={`Precision, recall and F1 of ${name} by threshold`} hasControls x={{ title: 'threshold', ...SHARES, say: (value) => String(value) }} y={{ title: '', ...SHARES }}>
            {(scale) => (
              <>
                <PlotLine scale={scale} tone="first" points={points.map(({ threshold, precision }) => [threshold, precision])} />
                <PlotLine scale={scale} tone="second" points={points.map(({ threshold, recall }) => [threshold, recall])} />
                <PlotLine scale={scale} tone="third" points={points.map(({ threshold, f1 }) => [threshold, f1])} />
                <Names scale={scale} points={points} />
                <ThresholdHandle scale={scale} points={points} place={place} onMove={setPlace} />
              </>
            )}
          </Plot>
        </ChartOrTable>
        <ChartOrTable name={`${name}: precision by recall`} table={table} say={say}>
          <Plot name={`Precision against recall of ${name}: average precision ${formatPercent(averagePrecision)}`} x={{ title: 'recall', ...SHARES }} y={{ title: 'precision', ...SHARES }}>
            {(scale) => (
              <>
                <line x1={scale.left} x2={scale.right} y1={scale.y(positives / n)} y2={scale.y(positives / n)} className={classes.diagonal} />
                <text x={scale.x(0.45)} y={scale.y(positives / n) - 4} textAnchor="middle" className={classes.binCount}>
                  base rate {formatPercent(positives / n)}
                </text>
                <PlotLine scale={scale} tone="first" points={points.flatMap(({ recall, precision }) => (recall === null ? [] : [[recall, precision] as const]))} />
                {at.recall !== null && at.precision !== null && <circle cx={scale.x(at.recall)} cy={scale.y(at.precision)} r={5} className={classes.handleGrip} />}
                <PlotLabel x={scale.left + 8} y={scale.bottom - 8} tone="first">{`average precision ${formatPercent(averagePrecision)}`}</PlotLabel>
              </>
            )}
          </Plot>
        </ChartOrTable>
      </div>
    </>
  );
}

const FROM_LEFT = [0.08, 0.3, 0.52];

/** The names of the lines, on them, each at another threshold so that they don't lie on each other. */
function Names({ scale, points }: { readonly scale: React.ComponentProps<typeof PlotLine>['scale']; readonly points: Curve['points'] }) {
  const lines = [['Recall', 'second', 'recall'], ['F1', 'third', 'f1'], ['Precision', 'first', 'precision']] as const;
  return lines.map(([title, tone, key], index) => {
    const threshold = FROM_LEFT[index]!;
    const value = points[pointAt(points, threshold)]?.[key];
    if (value === null || value === undefined) return null;
    const y = Math.max(scale.top + 10, scale.y(value) - 6);
    return (
      <PlotLabel key={key} x={scale.x(threshold)} y={y} tone={tone}>
        {title}
      </PlotLabel>
    );
  });
}

function bounds(successes: number, trials: number): readonly [number, number] | null {
  const interval = wilsonInterval(successes, trials);
  return interval ? [interval.low, interval.high] : null;
}
