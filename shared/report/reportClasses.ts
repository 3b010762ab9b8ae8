import { type Html, html } from './html';
import type { ReportInput } from './reportInput';
import { reportNumber as say } from './reportNumber';
import { reportReliability } from './reportReliability';
import { reportTable } from './reportTable';

/** A matrix of more classes than this is no table on paper: its largest cells are listed. */
const MOST_CLASSES = 24;
const LARGEST = 15;

/** Each class by itself, what is taken for what, and how far confidences can be trusted. */
export function reportClasses({ result }: ReportInput): Html {
  const { perClass, confusion, calibration } = result;
  const rate = (value: number | null, ci: readonly [number, number] | null) => html`${say(value, 'percent')}${ci && html` <span class="interval">${(100 * ci[0]).toFixed(0)} to ${(100 * ci[1]).toFixed(0)}</span>`}`;
  return html`<h2>By class</h2>
<p class="note">95 % intervals beside the figures: Wilson’s for precision and recall, bootstrap for F1.</p>
${reportTable('By class', [
  { title: 'Class', cell: (row) => html`<bdi>${row.class}</bdi>` },
  { title: 'Support', cell: ({ support }) => say(support, 'count') },
  { title: 'Predicted', cell: ({ predicted }) => say(predicted, 'count') },
  { title: 'Precision', cell: ({ precision, precisionCi }) => rate(precision, precisionCi) },
  { title: 'Recall', cell: ({ recall, recallCi }) => rate(recall, recallCi) },
  { title: 'F1', cell: ({ f1, f1Ci }) => rate(f1, f1Ci) },
], perClass)}
<h2>Confusion matrix</h2>
${confusion.classes.length <= MOST_CLASSES ? matrix(confusion) : html`<p class="muted">${confusion.classes.length} classes do not fit a page; the largest confusions are below.</p>`}
${largest(confusion)}
${calibration && html`<h2>Calibration</h2><p>Expected calibration error ${say(result.ece, 'number')}, largest gap ${say(calibration.mce, 'number')}, root mean square ${say(calibration.rms, 'number')}. Biased upwards where bins are small.</p>${reportReliability(calibration.bins)}${reportTable('Calibration', [
  { title: 'Confidence', cell: ({ low, high }) => `${say(low, 'percent', 0)} to ${say(high, 'percent', 0)}` },
  { title: 'Items', cell: ({ count }) => say(count, 'count') },
  { title: 'Mean confidence', cell: ({ confidence }) => say(confidence, 'percent') },
  { title: 'Accuracy', cell: ({ accuracy }) => say(accuracy, 'percent') },
], calibration.bins.filter(({ count }) => count > 0))}`}`;
}

/** Rows are the gold labels, columns what was predicted. The shade is the share of the row. */
function matrix({ classes, matrix: counts }: ReportInput['result']['confusion']): Html {
  return html`<p class="note">Rows: gold label. Columns: predicted. Shaded by the share of the row.</p>
<div class="scroll"><table class="map"><caption>Confusion matrix</caption><thead><tr><th scope="col">gold \\ predicted</th>${classes.map((name) => html`<th scope="col"><bdi>${name}</bdi></th>`)}</tr></thead><tbody>${counts.map((row, at) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return html`<tr><th scope="row"><bdi>${classes[at]!}</bdi></th>${row.map((count, column) => html`<td style="background: ${shade(total === 0 ? 0 : count / total, at === column)}">${count === 0 ? '' : say(count, 'count')}</td>`)}</tr>
`;
  })}</tbody></table></div>`;
}

/** Light enough at its fullest for dark ink. */
function shade(share: number, isRight: boolean): string {
  return `rgba(${isRight ? '59, 91, 219' : '214, 122, 0'}, ${(0.42 * share).toFixed(3)})`;
}

function largest({ classes, matrix: counts }: ReportInput['result']['confusion']): Html | null {
  const cells = counts.flatMap((row, actual) => row.map((count, predicted) => ({ actual, predicted, count, total: row.reduce((sum, each) => sum + each, 0) })));
  const wrong = cells.filter(({ actual, predicted, count }) => actual !== predicted && count > 0).sort((a, b) => b.count - a.count || a.actual - b.actual || a.predicted - b.predicted);
  if (wrong.length === 0) return null;
  return html`<h3>Largest confusions</h3>${reportTable('Largest confusions', [
    { title: 'Gold', cell: ({ actual }) => html`<bdi>${classes[actual]!}</bdi>` },
    { title: 'Predicted', isText: true, cell: ({ predicted }) => html`<bdi>${classes[predicted]!}</bdi>` },
    { title: 'Items', cell: ({ count }) => say(count, 'count') },
    { title: 'Share of the gold class', cell: ({ count, total }) => say(count / total, 'percent') },
  ], wrong.slice(0, LARGEST))}${wrong.length > LARGEST && html`<p class="note">The ${LARGEST} largest of ${wrong.length}.</p>`}`;
}
