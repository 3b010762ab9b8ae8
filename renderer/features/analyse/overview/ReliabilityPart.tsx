import type { EvaluationResult } from '../../../../shared/contract/evaluation';
import { Part } from '../../../components/Part';
import { ChartOrTable } from '../../../components/chart/ChartOrTable';
import { Plot, SHARE_TICKS } from '../../../components/chart/Plot';
import { formatCount } from '../../../format/formatCount';
import { formatNumber } from '../../../format/formatNumber';
import { formatPercent } from '../../../format/formatPercent';
import type { ChosenItems } from '../items/ItemsBehind';
import { binItems } from '../items/chosenItems';
import classes from './Overview.module.css';

const whole = (share: number) => formatPercent(share, 0);
const HEIGHT = 330;
/** Room under the axis of the shares for the bars of the counts, in the unit of the picture. */
const COUNTS = 54;

/** Whether the run's confidence can be taken at its word: of items it is 90 % sure of, are 90 % right? */
export function ReliabilityPart({ result, onChoose }: { readonly result: EvaluationResult; readonly onChoose: (items: ChosenItems) => void }) {
  const { calibration, ece, runId } = result;
  if (!calibration) {
    return (
      <Part title="Calibration" text="Whether the run’s confidence can be taken at its word.">
        <p className={classes.hint}>{result.reasons['ece'] ?? 'The run has no class probabilities. Import predictions with probabilities to see this.'}</p>
      </Part>
    );
  }
  const { bins } = calibration;
  const filled = bins.map((bin, place) => ({ ...bin, place })).filter(({ count }) => count > 0);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const table = { head: ['from', 'to', 'items', 'mean confidence', 'right'], rows: bins.map(({ low, high, count, confidence, accuracy }) => [low, high, count, confidence, accuracy]) };
  const choose = (place: number) => onChoose(binItems(runId, bins[place]!, place === bins.length - 1, formatPercent));
  return (
    <Part title="Calibration" text="Of items that the run is 90 % sure of, are 90 % right? Points under the diagonal: too sure. Bars below: items in each bin; choose one to see them.">
      <ChartOrTable name="Reliability diagram" table={table} say={(value, column) => (column === 2 ? value.toLocaleString('en') : formatPercent(value))}>
        <Plot name={`Reliability diagram: expected calibration error ${formatNumber(ece)}`} height={HEIGHT} hasControls x={{ title: 'confidence of the predicted class', from: 0, to: 1, ticks: SHARE_TICKS, say: whole }} y={{ title: 'right', from: -0.28, to: 1, ticks: SHARE_TICKS, say: whole }}>
          {(scale) => (
            <>
              <line x1={scale.x(0)} y1={scale.y(0)} x2={scale.x(1)} y2={scale.y(1)} className={classes.diagonal} />
              {filled.map(({ low, high, count, accuracy, confidence, place }) => {
                const height = Math.max(1.5, (COUNTS * count) / most);
                const middle = (scale.x(low) + scale.x(high)) / 2;
                return (
                  <g key={low} role="button" tabIndex={0} className={classes.bin} aria-label={`Confidence ${formatPercent(low)} to ${formatPercent(high)}: ${formatCount(count, 'item')}, ${formatPercent(accuracy)} right`} onClick={() => choose(place)} onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && (event.preventDefault(), choose(place))}>
                    <title>{`${formatCount(count, 'item')}: ${formatPercent(accuracy)} right at a mean confidence of ${formatPercent(confidence)}`}</title>
                    <rect x={scale.x(low)} y={scale.top} width={scale.x(high) - scale.x(low)} height={scale.bottom - scale.top} className={classes.binArea} />
                    {confidence !== null && accuracy !== null && (
                      <>
                        <line x1={scale.x(confidence)} x2={scale.x(confidence)} y1={scale.y(confidence)} y2={scale.y(accuracy)} className={classes.binGap} />
                        <circle cx={scale.x(confidence)} cy={scale.y(accuracy)} r={4} className={classes.binPoint} />
                      </>
                    )}
                    <rect x={scale.x(low) + 1} y={scale.bottom - height} width={scale.x(high) - scale.x(low) - 2} height={height} className={classes.binBar} />
                    <text x={middle} y={scale.bottom - height - 3} textAnchor="middle" className={classes.binCount}>
                      {short(count)}
                    </text>
                  </g>
                );
              })}
            </>
          )}
        </Plot>
      </ChartOrTable>
      <p className={classes.small}>
        ECE {formatNumber(ece)}, largest gap {formatNumber(calibration.mce)}, root mean square {formatNumber(calibration.rms)}; confidence of the predicted class, {bins.length} bins of equal width, empty ones skipped.
      </p>
    </Part>
  );
}

/** 12345 -> "12k": fits above a bar. */
function short(count: number): string {
  return count < 1_000 ? String(count) : `${(count / 1_000).toLocaleString('en', { maximumFractionDigits: count < 10_000 ? 1 : 0 })}k`;
}
