import type { Output } from '../../../../shared/contract';

export type Curve = Output<'evaluation.curve'>;
export type CurvePoint = Curve['points'][number];

/** Place of the point whose counts hold at a threshold: the lowest point that is at or above it. Thresholds descend. */
export function pointAt(points: readonly CurvePoint[], threshold: number): number {
  let place = 0;
  for (const [index, point] of points.entries()) if (point.threshold >= threshold) place = index;
  return place;
}

/** Place of the point with the highest F1, the first of equal ones; null where none is defined. */
export function bestF1(points: readonly CurvePoint[]): number | null {
  let best: number | null = null;
  for (const [index, { f1 }] of points.entries()) if (f1 !== null && (best === null || f1 > points[best]!.f1!)) best = index;
  return best;
}

/** The place that a key goes to on a slider of these points, from the lowest threshold on the left; null: the key means nothing here. */
export function stepOf(key: string, place: number, count: number): number | null {
  const to = { ArrowRight: place - 1, ArrowUp: place - 1, ArrowLeft: place + 1, ArrowDown: place + 1, PageUp: place - 20, PageDown: place + 20, Home: count - 1, End: 0 }[key];
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to));
}
