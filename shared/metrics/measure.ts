/** A number that data may leave undefined: then there is a reason in plain words, and never a 0 or a 1 that looks like a finding. */
export type Measure = { readonly value: number; readonly reason: null } | { readonly value: null; readonly reason: string };

/** Between what a figure may lie, 95 % unless said otherwise; `undefinedReplicates`: bootstrap samples it was undefined in, left out. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly undefinedReplicates: number;
}

/** Called by long computations about every 10 ms; it may reject, which ends them. `share` is 0 .. 1, null where it is not known. */
export type Pause = (share: number | null, phase: string) => Promise<void>;

export function measured(value: number): Measure {
  return { value, reason: null };
}

export function notDefined(reason: string): Measure {
  return { value: null, reason };
}
