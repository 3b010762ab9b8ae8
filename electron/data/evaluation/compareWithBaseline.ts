import type { EvaluationResult } from '../../../shared/contract/evaluation';
import type { JointRows } from '../../../shared/evaluation/joinRuns';
import { pairOutcomes } from '../../../shared/evaluation/pairOutcomes';
import { pairStatistics } from '../../../shared/evaluation/pairStatistics';
import { toMatrix } from '../../../shared/evaluation/toMatrix';
import { mcnemar } from '../../../shared/metrics/mcnemar';
import { toPair } from '../agreement/measurePart';
import type { RunPredictions } from './loadRun';
import { evaluatedItems, resample, type Resampling } from './resampling';

/** A run against its baseline, on the items that both predicted: differences with paired bootstrap intervals (an item's two predictions move together), McNemar's test. */
export async function compareWithBaseline(joint: JointRows, baseline: RunPredictions, classCount: number, resampling: Resampling): Promise<{ comparison: NonNullable<EvaluationResult['comparison']>; undefinedReplicates: number }> {
  const { n, b, c } = pairOutcomes(joint, joint.counts);
  const statistics = pairStatistics(joint);
  const values = new Float64Array(2);
  statistics.compute(joint.counts, values);
  const data = { cells: joint.counts.length, counts: joint.counts, statistics, members: () => ({ items: evaluatedItems(joint), cellOf: (item: number) => joint.cell[item]! }) };
  const [accuracy, macroF1] = await resample(data, resampling, [0.1, 0.2]);
  const { p, method } = mcnemar(b, c);
  const matrixOf = (predicted: Int32Array) => toRows(toMatrix({ ...joint.cells, predicted }, joint.counts), classCount);
  return {
    comparison: {
      baseline: baseline.name,
      baselineId: baseline.runId,
      n,
      accuracyDelta: n === 0 ? null : values[0]!,
      ci: toPair(accuracy ?? null),
      macroF1Delta: n === 0 ? null : values[1]!,
      macroF1DeltaCi: toPair(macroF1 ?? null),
      mcnemar: { n, b, c, p: n === 0 ? null : p, method },
      matrix: matrixOf(joint.cells.predicted),
      baselineMatrix: matrixOf(joint.baseline),
    },
    undefinedReplicates: macroF1?.undefinedReplicates ?? 0,
  };
}

/** A matrix as a list of its rows. */
export function toRows(matrix: Float64Array, k: number): number[][] {
  return Array.from({ length: k }, (_, row) => [...matrix.subarray(row * k, (row + 1) * k)]);
}
