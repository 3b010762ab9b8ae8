import { METRIC_NAME } from '../domain/metricName';
import { describeComparison } from '../evaluation/describeComparison';
import { describeHumanForm } from '../evaluation/describeHumanForm';
import { nameMcnemar } from '../metrics/nameMcnemar';
import { sayNamedP } from '../metrics/sayNamedP';
import { type Html, html } from './html';
import { reportBar } from './reportBar';
import type { AgainstValue, ReportInput } from './reportInput';
import { reportNumber as say } from './reportNumber';
import { reportTable } from './reportTable';

type Interval = readonly [number, number] | null;
interface Row {
  readonly name: string;
  readonly value: number | null;
  readonly interval: Interval;
  readonly as: 'percent' | 'number';
  readonly note: string;
}

/** The figures to quote, what they stand beside, and what was left out of them. */
export function reportHeadline({ result, baseline, against, references }: ReportInput): Html {
  const { n, accuracy, macro, hlp, majorityBaseline, reasons } = result;
  const errors = accuracy.value === null ? null : n - Math.round(accuracy.value * n);
  const big = (name: string, value: number | null, interval: Interval, note: string) => html`<div><dt>${name}</dt><dd class="big">${say(value, 'percent')}</dd><dd class="note">${reportBar(value, interval)}${range(interval, 'percent')}${interval !== null && note !== '' && '; '}${note}</dd></div>`;
  const rows: Row[] = [
    { name: 'Accuracy', value: accuracy.value, interval: accuracy.ci, as: 'percent', note: '' },
    { name: 'Macro-F1', value: macro.f1, interval: result.macroF1Ci, as: 'percent', note: `mean over ${macro.classes} classes${macro.undefined.f1 > 0 ? `, ${macro.undefined.f1} undefined, counted as 0` : ''}` },
    { name: 'Macro precision', value: macro.precision, interval: null, as: 'percent', note: undefinedNote(macro.undefined.precision) },
    { name: 'Macro recall', value: macro.recall, interval: null, as: 'percent', note: undefinedNote(macro.undefined.recall) },
    { name: 'Micro F1', value: result.micro.f1, interval: null, as: 'percent', note: 'equals accuracy' },
    { name: 'Weighted F1', value: result.weighted.f1, interval: null, as: 'percent', note: 'weighted by support' },
    { name: 'Balanced accuracy', value: result.balancedAccuracy, interval: result.balancedAccuracyCi, as: 'percent', note: reasons['balancedAccuracy'] ?? 'mean recall of the classes that are true' },
    { name: 'Matthews correlation', value: result.mcc, interval: result.mccCi, as: 'number', note: reasons['mcc'] ?? '0 is chance, 1 perfect' },
    { name: 'Cohen’s kappa', value: result.cohenKappa, interval: result.cohenKappaCi, as: 'number', note: reasons['cohenKappa'] ?? '' },
    { name: 'Log loss', value: result.logLoss, interval: null, as: 'number', note: reasons['logLoss'] ?? 'lower is better' },
    { name: 'Brier score', value: result.brier, interval: null, as: 'number', note: reasons['brier'] ?? '0 to 2, lower is better' },
    { name: 'Calibration error (ECE)', value: result.ece, interval: null, as: 'number', note: reasons['ece'] ?? '15 equal bins of the top confidence' },
    ...(result.cost ? [{ name: 'Mean cost an item', value: result.cost.mean, interval: null, as: 'number' as const, note: `${say(result.cost.total, 'number')} in all, under the project’s cost weights` }] : []),
  ];
  return html`<p class="reading">${errors === null ? 'No item has both a gold label and a prediction.' : `${say(errors, 'count')} errors on ${say(n, 'count')} items: right on ${say(accuracy.value, 'percent')}.`}</p>
<dl class="figures">
${big('Accuracy', accuracy.value, accuracy.ci, '')}
${big('Macro-F1', macro.f1, result.macroF1Ci, '')}
${big('Human level (HLP)', hlp?.accuracy ?? null, hlp?.ci ?? null, hlp ? `${say(hlp.annotations, 'count')} answers, ${describeHumanForm(hlp.form)}` : (reasons['hlp'] ?? 'nobody’s answers can be compared with gold'))}
${big('Majority class', majorityBaseline.accuracy, null, majorityBaseline.class === null ? '' : `always “${majorityBaseline.class}”`)}
</dl>
${against && html`<p>${against.title}: <strong>${sayDifference(against)}</strong> (<bdi>${against.note}</bdi>).</p>`}
<p class="note">${say(n, 'count')} items count. Left out: ${say(result.abstained, 'count')} abstained, ${say(result.missingGold, 'count')} without a gold label, ${say(result.missingPrediction, 'count')} without a prediction.${result.ties > 0 && ` ${say(result.ties, 'count')} ties were decided by the order of the classes.`}</p>
<h2>All figures</h2>
${reportTable('All figures', [
  { title: 'Figure', cell: ({ name }) => name },
  { title: 'Value', cell: ({ value, as }) => say(value, as) },
  { title: '95 % interval', cell: ({ interval, as }) => range(interval, as) },
  { title: 'Note', isText: true, cell: ({ note }) => note },
], rows)}
${comparison(result, baseline)}
${references.length > 0 && html`<h2>Reference values</h2>${reportTable('Reference values', [
  { title: 'Reference', cell: ({ name }) => html`<bdi>${name}</bdi>` },
  { title: 'Metric', isText: true, cell: ({ metric }) => METRIC_NAME[metric] },
  { title: 'Reference value', cell: ({ value }) => say(value, 'number') },
  { title: 'This run', cell: ({ metric }) => say({ accuracy: accuracy.value, macroF1: macro.f1, balancedAccuracy: result.balancedAccuracy, mcc: result.mcc }[metric], 'number') },
  { title: 'Source', isText: true, cell: ({ source }) => html`<bdi>${source}</bdi>` },
], references)}`}`;
}

function comparison({ comparison: compared }: ReportInput['result'], baseline: ReportInput['baseline']): Html | null {
  if (!compared) return null;
  const { n, mcnemar, accuracyDelta: delta, ci } = compared;
  return html`<h2>Against <bdi>${baseline?.name ?? compared.baseline}</bdi></h2>
<p class="reading">${describeComparison({ n, fixed: mcnemar.c, broken: mcnemar.b, p: mcnemar.p, delta, deltaCi: ci })}</p>
<p>Accuracy ${say(delta, 'points')} points (${range(ci, 'points')}), macro-F1 ${say(compared.macroF1Delta, 'points')} points (${range(compared.macroF1DeltaCi, 'points')}) on the ${say(n, 'count')} items that both runs predicted. McNemar’s test, ${nameMcnemar(mcnemar.method)}: ${sayNamedP(mcnemar.p)}.</p>`;
}

function sayDifference({ delta, isShare, reason }: AgainstValue): string {
  if (delta === null) return `n/a: ${reason ?? 'undefined'}`;
  return isShare ? `${say(delta, 'points')} points` : `${delta > 0 ? '+' : ''}${say(delta, 'number')}`;
}

function range(interval: Interval, as: 'percent' | 'points' | 'number'): string {
  return interval ? `${say(interval[0], as)} to ${say(interval[1], as)}` : '';
}

function undefinedNote(classes: number): string {
  return classes === 0 ? '' : `${classes} undefined, counted as 0`;
}
