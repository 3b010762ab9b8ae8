/** One line: how long calls took, in milliseconds. Percentiles by nearest rank. */
export function describeTimes(what: string, times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!.toFixed(2);
  return `${what.padEnd(46)} p50 ${at(0.5).padStart(8)}  p95 ${at(0.95).padStart(8)}  p99 ${at(0.99).padStart(8)}  max ${at(1).padStart(8)} ms  (${times.length})`;
}

/** Runs `work` and adds the milliseconds it took to `times`. */
export async function time<T>(times: number[], work: () => Promise<T> | T): Promise<T> {
  const start = performance.now();
  const result = await work();
  times.push(performance.now() - start);
  return result;
}
