const STEPS = [1, 2, 2.5, 5, 10];

/** Round values from below `from` to above `to`, about `count` steps apart: 0.61 and 0.93 in 4 -> 0.6, 0.7, 0.8, 0.9, 1. At least two. */
export function niceTicks(from: number, to: number, count = 4): number[] {
  const span = to - from || Math.abs(to) || 1;
  const unit = 10 ** Math.floor(Math.log10(span / count));
  const step = unit * (STEPS.find((candidate) => candidate * unit * count >= span * (1 - 1e-9)) ?? 10);
  const first = Math.floor(from / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(to / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
