import type { EvaluationResult, TagRow } from '../../shared/contract/evaluation';
import { describeHumanForm } from '../../shared/evaluation/describeHumanForm';
import { nameMcnemar } from '../../shared/metrics/nameMcnemar';
import { sayNamedP } from '../../shared/metrics/sayNamedP';
import { sayP } from '../../shared/metrics/sayP';
import { textTable, toPercent } from './textTable';

/** Wider matrices are read in the app, or in the JSON. */
const MOST_CLASSES = 20;
const MOST_ROWS = 200;

type Interval = readonly [number, number] | null;

/** An evaluation as text for a terminal: headline, classes, confusion matrix, tag table, comparison. */
export function describeEvaluation(result: EvaluationResult): string {
  return [describeCounts(result), headlineTable(result), classTable(result), confusionTable(result), tagTable(result), describeComparison(result)].filter((part) => part !== '').join('\n\n');
}

function describeCounts({ run, n, abstained, missingGold, missingPrediction, ties, majorityBaseline }: EvaluationResult): string {
  const notes = [abstained > 0 && `${abstained} abstained`, missingGold > 0 && `${missingGold} without gold label`, missingPrediction > 0 && `${missingPrediction} without prediction`, ties > 0 && `${ties} ties of the largest probability`];
  const rest = notes.filter((note) => note !== false);
  const baseline = majorityBaseline.class === null ? '' : `; always answering ${majorityBaseline.class} would get ${toPercent(majorityBaseline.accuracy)} right`;
  return `${run}: ${n} items evaluated${rest.length > 0 ? ` (${rest.join(', ')})` : ''}${baseline}`;
}

function headlineTable(result: EvaluationResult): string {
  const { accuracy, macro, weighted, reasons, hlp, cost } = result;
  const dropped = (count: number) => (count > 0 ? `${count} of ${macro.classes} classes undefined, counted as 0` : `over ${macro.classes} classes`);
  const rows: (readonly string[])[] = [
    ['measure', 'value', '95 % interval', ''],
    ['accuracy', toPercent(accuracy.value), toRange(accuracy.ci, toPercent), reasons.accuracy ?? ''],
    ['macro-F1', write(macro.f1), toRange(result.macroF1Ci, write), dropped(macro.undefined.f1)],
    ['macro precision', write(macro.precision), '', dropped(macro.undefined.precision)],
    ['macro recall', write(macro.recall), '', dropped(macro.undefined.recall)],
    ['weighted F1', write(weighted.f1), '', ''],
    ['balanced accuracy', toPercent(result.balancedAccuracy), toRange(result.balancedAccuracyCi, toPercent), reasons.balancedAccuracy ?? ''],
    ['MCC', write(result.mcc), toRange(result.mccCi, write), reasons.mcc ?? ''],
    ['Cohen kappa', write(result.cohenKappa), toRange(result.cohenKappaCi, write), reasons.cohenKappa ?? ''],
    ['log loss', write(result.logLoss), '', reasons.logLoss ?? ''],
    ['Brier score', write(result.brier), '', reasons.brier ?? ''],
    ['calibration error', write(result.ece), '', reasons.ece ?? ''],
    ...(cost ? [['cost an item', write(cost.mean), '', `${cost.total} in all`]] : []),
    ...(hlp ? [['human level', toPercent(hlp.accuracy), toRange(hlp.ci, toPercent), `${hlp.annotations} annotations, ${describeHumanForm(hlp.form)}`]] : []),
  ];
  return textTable(rows);
}

function classTable({ perClass }: EvaluationResult): string {
  return textTable([
    ['class', 'support', 'predicted', 'precision', '', 'recall', '', 'F1', ''],
    ...perClass.map((entry) => [entry.class, entry.support, entry.predicted, toPercent(entry.precision), toRange(entry.precisionCi, toPercent), toPercent(entry.recall), toRange(entry.recallCi, toPercent), write(entry.f1), toRange(entry.f1Ci, write)]),
  ]);
}

function confusionTable({ confusion }: EvaluationResult): string {
  const { classes, matrix } = confusion;
  if (classes.length > MOST_CLASSES) return `The confusion matrix of ${classes.length} classes is in the JSON (--json).`;
  return textTable([['actual \\ predicted', ...classes], ...matrix.map((row, at) => [classes[at]!, ...row])]);
}

function tagTable({ slices }: EvaluationResult): string {
  if (slices.length === 0) return '';
  const hasTrend = slices.some(({ trend }) => trend !== null);
  const header = ['tag', 'value', 'items', 'share of data', 'errors', 'error rate', '95 % interval', 'share of errors', 'macro-F1', 'human level', 'gap', 'potential gain', 'priority', ...(hasTrend ? ['change', 'q'] : [])];
  const rows = [...slices].sort((a, b) => (b.priority ?? -1) - (a.priority ?? -1)).slice(0, MOST_ROWS);
  const table = textTable([header, ...rows.map((row) => tagCells(row, hasTrend))]);
  const notes = ['Tags overlap: shares and gains do not sum to 100 %. Potential gain: points of overall accuracy, were the gap to human level closed.', ...(rows.length < slices.length ? [`${slices.length - rows.length} more rows are in the JSON (--json).`] : [])];
  return [table, ...notes].join('\n');
}

function tagCells(row: TagRow, hasTrend: boolean): (string | number)[] {
  const cells = [row.key, row.value ?? '(no value)', row.support, toPercent(row.shareOfData), row.errors, toPercent(row.errorRate), toRange(row.errorRateCi, toPercent), toPercent(row.shareOfErrors), write(row.macroF1), toPercent(row.hlp), toPoints(row.gapToHlp), toPoints(row.potentialGain), toPoints(row.priority)];
  return hasTrend ? [...cells, toPoints(row.trend?.delta ?? null), sayP(row.trend?.q ?? null)] : cells;
}

function describeComparison({ comparison }: EvaluationResult): string {
  if (comparison === null) return '';
  const { baseline, n, accuracyDelta, ci, macroF1Delta, macroF1DeltaCi, mcnemar } = comparison;
  return textTable([
    [`against ${baseline}`, 'difference', '95 % interval', ''],
    ['accuracy, points', toPoints(accuracyDelta), toRange(ci, toPoints), `${n} items; ${mcnemar.c} fixed, ${mcnemar.b} broken; McNemar’s test, ${nameMcnemar(mcnemar.method)}: ${sayNamedP(mcnemar.p)}`],
    ['macro-F1', write(macroF1Delta), toRange(macroF1DeltaCi, write), ''],
  ]);
}

function write(value: number | null): string {
  return value === null ? 'n/a' : value.toFixed(3);
}

/** A fraction of 1 as points, with its sign. */
function toPoints(value: number | null): string {
  return value === null ? 'n/a' : `${value > 0 ? '+' : ''}${(100 * value).toFixed(2)}`;
}

function toRange(interval: Interval, to: (value: number) => string): string {
  return interval ? `${to(interval[0])} to ${to(interval[1])}` : '';
}
