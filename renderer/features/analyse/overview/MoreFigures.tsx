import type { EvaluationResult } from '../../../../shared/contract/evaluation';
import { Estimate } from '../../../components/Estimate';
import { Part } from '../../../components/Part';
import { TableTools } from '../../../components/table/TableTools';
import type { PlainTable } from '../../../components/table/tableText';
import { formatNumber } from '../../../format/formatNumber';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import classes from './Overview.module.css';

interface Row {
  readonly name: string;
  readonly hint: string;
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  readonly say: (value: number) => string;
  readonly reason: string | null;
}

function figureRows(result: EvaluationResult): readonly Row[] {
  const { reasons } = result;
  const row = (name: string, hint: string, key: string, value: number | null, interval: Row['interval'], say: Row['say']): Row => ({ name, hint, value, interval, say, reason: reasons[key] ?? null });
  return [
    row('Accuracy', 'Share of items that are right', 'accuracy', result.accuracy.value, result.accuracy.ci, formatPercentFixed),
    row('Balanced accuracy', 'Mean recall of the classes that occur in gold', 'balancedAccuracy', result.balancedAccuracy, result.balancedAccuracyCi, formatPercentFixed),
    row('MCC', 'Matthews correlation: 1 perfect, 0 chance', 'mcc', result.mcc, result.mccCi, formatNumber),
    row('Cohen’s κ', 'Agreement with gold beyond chance', 'cohenKappa', result.cohenKappa, result.cohenKappaCi, formatNumber),
    row('Log loss', 'Mean −ln of the probability of the true class; lower is better', 'logLoss', result.logLoss, null, formatNumber),
    row('Brier score', 'Mean squared distance of the probabilities from the truth; lower is better', 'brier', result.brier, null, formatNumber),
    row('ECE', 'Expected calibration error over 15 bins, a fraction; lower is better', 'ece', result.ece, null, formatNumber),
    row('Mean cost', 'Under the cost weights below; lower is better', 'cost', result.cost?.mean ?? null, null, formatNumber),
  ];
}

/** Everything else that is quoted of a run, and why a figure is undefined. */
export function MoreFigures({ result }: { readonly result: EvaluationResult }) {
  const rows = figureRows(result);
  const averages = (['macro', 'micro', 'weighted'] as const).map((name) => ({ name, ...result[name] }));
  const plain: () => PlainTable = () => ({
    head: ['figure', 'value', 'low', 'high', 'reason'],
    rows: [
      ...rows.map(({ name, value, interval, reason }) => [name, value, interval?.[0] ?? null, interval?.[1] ?? null, value === null ? reason : null]),
      ...averages.flatMap(({ name, precision, recall, f1 }) => [[`${name} precision`, precision, null, null, null], [`${name} recall`, recall, null, null, null], [`${name} F1`, f1, ...(name === 'macro' ? (result.macroF1Ci ?? [null, null]) : [null, null]), null]]),
    ],
  });
  return (
    <Part title="All figures" text="Each with what it may lie between. An undefined figure says why." tools={<TableTools name="All figures" table={plain} />}>
      <div className={classes.twoTables}>
        <table className={classes.figureTable}>
          <tbody>
            {rows.map(({ name, hint, value, interval, say, reason }) => (
              <tr key={name}>
                <th scope="row" title={hint}>
                  {name}
                </th>
                <td>{value === null ? <span className={classes.reason}>n/a{reason && `: ${reason}`}</span> : <Estimate value={value} interval={interval} say={say} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className={classes.figureTable}>
          <thead>
            <tr>
              <th scope="col">Mean over classes</th>
              <th scope="col">Precision</th>
              <th scope="col">Recall</th>
              <th scope="col">F1</th>
            </tr>
          </thead>
          <tbody>
            {averages.map(({ name, precision, recall, f1 }) => (
              <tr key={name}>
                <th scope="row" title={{ macro: 'Each class counts the same; undefined ones as 0', micro: 'Each item counts the same', weighted: 'Each class counts by its items' }[name]}>
                  {name}
                </th>
                <td>{formatPercentFixed(precision)}</td>
                <td>{formatPercentFixed(recall)}</td>
                <td>{formatPercentFixed(f1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Part>
  );
}
