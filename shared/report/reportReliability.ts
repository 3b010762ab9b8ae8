import type { EvaluationResult } from '../contract/evaluation';
import { type Html, html } from './html';

type Bins = NonNullable<EvaluationResult['calibration']>['bins'];

const SIDE = 240;
/** Room for the words beside the axes. */
const EDGE = 34;

/** Accuracy against mean confidence, a point for each bin with items, larger where it has more; the dashed line is what a run that can be taken at its word has. */
export function reportReliability(bins: Bins): Html {
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const x = (share: number) => (EDGE + share * SIDE).toFixed(1);
  const y = (share: number) => (8 + (1 - share) * SIDE).toFixed(1);
  const points = bins.flatMap(({ confidence, accuracy, count }) => (confidence === null || accuracy === null ? [] : [{ confidence, accuracy, radius: (2 + 5 * Math.sqrt(count / most)).toFixed(1) }]));
  return html`<svg class="chart" viewBox="0 0 ${SIDE + EDGE + 16} ${SIDE + EDGE + 8}" role="img" aria-label="Reliability diagram: accuracy against mean confidence of each bin; the numbers are in the table"><rect x="${x(0)}" y="${y(1)}" width="${SIDE}" height="${SIDE}" fill="none" stroke="#c4cad4"/><line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#8a92a0" stroke-dasharray="4 3"/>${points.map(
    ({ confidence, accuracy, radius }) => html`<line x1="${x(confidence)}" x2="${x(confidence)}" y1="${y(confidence)}" y2="${y(accuracy)}" stroke="#d67a00" stroke-width="1.5"/><circle cx="${x(confidence)}" cy="${y(accuracy)}" r="${radius}" fill="#3b5bdb"/>`,
  )}${[0, 0.5, 1].map((share) => html`<text x="${x(share)}" y="${SIDE + 22}" text-anchor="middle">${100 * share} %</text><text x="${EDGE - 4}" y="${y(share)}" dy="4" text-anchor="end">${100 * share} %</text>`)}<text x="${x(0.5)}" y="${SIDE + 36}" text-anchor="middle">mean confidence (across), accuracy (up)</text></svg>`;
}
