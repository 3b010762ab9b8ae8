import { type Html, html } from './html';

/** Where a share lies between 0 and 1 and how far it may be off, as a drawing. The numbers stand beside it. */
export function reportBar(value: number | null, interval: readonly [number, number] | null): Html | null {
  if (value === null) return null;
  const place = (share: number) => (100 * Math.min(1, Math.max(0, share))).toFixed(1);
  return html`<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><line x1="0" x2="100" y1="4" y2="4" stroke="#c4cad4" stroke-width="1" vector-effect="non-scaling-stroke"/>${
    interval && html`<line x1="${place(interval[0])}" x2="${place(interval[1])}" y1="4" y2="4" stroke="#9db0f0" stroke-width="4" vector-effect="non-scaling-stroke"/>`
  }<line x1="${place(value)}" x2="${place(value)}" y1="0" y2="8" stroke="#3b5bdb" stroke-width="2.5" vector-effect="non-scaling-stroke"/></svg>`;
}
