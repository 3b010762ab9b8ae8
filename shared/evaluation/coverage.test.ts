import { describe, expect, it } from 'vitest';
import { bcaOfCells } from '../metrics/bcaOfCells';
import { bootstrapCells } from '../metrics/bootstrapCells';
import { percentileInterval } from '../metrics/percentileInterval';
import { wilsonInterval } from '../metrics/wilsonInterval';
import { drawBinomial } from '../sampling/drawBinomial';
import { createRandom } from '../sampling/random';
import { resampleCells } from '../sampling/resampleCells';
import { confusionStatistics, FIGURES } from './confusionStatistics';
import type { Cells } from './selectRows';

const SIZES = [100, 200, 500, 1_000, 2_000];
const RATES = [0.05, 0.1, 0.2, 0.35, 0.5];
const unhurried = () => undefined;

describe('coverage of 95 % intervals over slices of 100 to 2,000 items with error rates of 5 to 50 %', () => {
  it('is 93 to 97 % for Wilson', () => {
    const random = createRandom(4);
    const runs = 2_000;
    const shares = SIZES.flatMap((n) => RATES.map((rate) => {
      let held = 0;
      for (let run = 0; run < runs; run += 1) {
        const { low, high } = wilsonInterval(drawBinomial(random, n, rate), n)!;
        if (low <= rate && rate <= high) held += 1;
      }
      return held / runs;
    }));
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    console.log(`Wilson: mean coverage ${(100 * mean).toFixed(2)} % of ${runs * shares.length} slices, ${(100 * Math.min(...shares)).toFixed(1)} to ${(100 * Math.max(...shares)).toFixed(1)} % by size and rate`);
    expect(mean).toBeGreaterThan(0.93);
    expect(mean).toBeLessThan(0.97);
  });

  it.each([['percentile'], ['bca']] as const)('is 93 to 97 % for macro F1 by bootstrap (%s), 50 items a class or more', async (form) => {
    const random = createRandom(9);
    const runs = form === 'percentile' ? 50 : 20;
    const shares: number[] = [];
    for (const n of SIZES) for (const k of [2, 3, 6, 10]) for (const rate of RATES) if (n / k >= 50) shares.push(await cover(random, { n, k, rate, runs, form }));
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    console.log(`macro F1, ${form}: mean coverage ${(100 * mean).toFixed(2)} % of ${runs * shares.length} slices`);
    expect(mean).toBeGreaterThan(0.93);
    expect(mean).toBeLessThan(0.97);
  }, 60_000);
});

interface Simulated {
  readonly n: number;
  readonly k: number;
  readonly rate: number;
  readonly runs: number;
  readonly form: 'percentile' | 'bca';
}

/** Share of simulated slices whose interval holds the macro F1 of the population they are drawn from: n / k items a class, errors fall more on the next class than on the others. */
async function cover(random: ReturnType<typeof createRandom>, { n, k, rate, runs, form }: Simulated): Promise<number> {
  const cells: Cells = { classCount: k, actual: Int32Array.from({ length: k * k }, (_, cell) => Math.floor(cell / k)), predicted: Int32Array.from({ length: k * k }, (_, cell) => cell % k) };
  const population = Array.from({ length: k * k }, (_, cell) => {
    const [a, p] = [Math.floor(cell / k), cell % k];
    return a === p ? 1 - rate : k === 2 ? rate : p === (a + 1) % k ? rate / 2 : rate / 2 / (k - 2);
  });
  const statistics = confusionStatistics(cells);
  const values = new Float64Array(statistics.size);
  statistics.compute(Float64Array.from(population), values);
  const truth = values[FIGURES.macroF1]!;
  const macroF1 = { size: 1, compute: (counts: Float64Array, into: Float64Array) => {
    statistics.compute(counts, values);
    into[0] = values[FIGURES.macroF1]!;
  } };
  let held = 0;
  for (let run = 0; run < runs; run += 1) {
    const sample = new Float64Array(k * k);
    let [left, share] = [n, k];
    population.forEach((part, cell) => {
      sample[cell] = cell === population.length - 1 ? left : drawBinomial(random, left, Math.min(1, part / share));
      left -= sample[cell]!;
      share -= part;
    });
    const [replicates] = await bootstrapCells({ resampler: resampleCells(sample), cells: k * k, statistics: macroF1, replicates: 400, seed: run, pace: unhurried, share: [0, 1] });
    const interval = form === 'bca' ? bcaOfCells(sample, macroF1, replicates!) : percentileInterval(replicates!);
    if (interval && interval.low <= truth && truth <= interval.high) held += 1;
  }
  return held / runs;
}
