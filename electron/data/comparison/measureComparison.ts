import type { Database } from 'better-sqlite3';
import type { Input } from '../../../shared/contract';
import type { ComparedPart, Comparison } from '../../../shared/contract/comparison';
import type { PairedTest } from '../../../shared/contract/evaluation';
import type { ItemFilter } from '../../../shared/domain/itemQuery';
import { nameDimension, type TagDimension } from '../../../shared/domain/tagDimension';
import { type JointRows, joinRuns } from '../../../shared/evaluation/joinRuns';
import { pairOutcomes } from '../../../shared/evaluation/pairOutcomes';
import { selectRows } from '../../../shared/evaluation/selectRows';
import { sliceCells } from '../../../shared/evaluation/sliceCells';
import { benjaminiHochberg } from '../../../shared/metrics/benjaminiHochberg';
import { mcnemar } from '../../../shared/metrics/mcnemar';
import { pacer } from '../../../shared/metrics/pacer';
import { pairedDifference } from '../../../shared/metrics/pairedDifference';
import { toPair } from '../agreement/measurePart';
import { compareWithBaseline } from '../evaluation/compareWithBaseline';
import { readKept, readTagKeys } from '../evaluation/dimensions';
import { findMask } from '../evaluation/findMask';
import { loadRun } from '../evaluation/loadRun';
import { type DimensionCodes, loadTagCodes } from '../evaluation/loadTagCodes';
import { loadTruth } from '../evaluation/loadTruth';
import { namesValue } from '../evaluation/namesValue';
import { readLookedFor } from '../evaluation/readReviews';
import type { AnalysisControl } from '../handler';
import { Refusal } from '../refusal';

type Request = Input<'comparison.measure'>;
type Counts = Pick<ComparedPart, 'bothRight' | 'bothWrong' | 'fixed' | 'broken'>;
type Pair = [number, number] | null;

/**
 * What a run fixed and broke against another one, on the items that both predicted. The older run is the baseline of everything that is drawn by chance, and signs
 * are turned at the end where the question is the other way round: swapping the runs then changes signs and nothing else.
 */
export async function measureComparison(db: Database, request: Request, { pause }: AnalysisControl): Promise<Comparison> {
  const { runId, baselineRunId, bootstrap, seed } = request;
  if (runId === baselineRunId) throw new Refusal('sameRun', 'A run cannot be compared with itself. Choose another baseline.');
  const isTurned = runId < baselineRunId;
  const { truth, newer, older, mask, dimensions, lookedFor } = db.transaction(() => readRuns(db, request))();
  await pause(0.05, 'counting');
  const classCount = truth.classes.length;
  const joint = joinRuns(selectRows({ itemCount: truth.itemCount, classCount, actual: truth.actual, predicted: newer.predicted }, mask), older.predicted);
  const { comparison } = await compareWithBaseline(joint, older, classCount, { replicates: bootstrap, seed, pace: pacer(pause), group: null });
  const counts = orient(pairOutcomes(joint, joint.counts), isTurned);
  const parts = await compareParts(joint, dimensions.map(({ key, codes }) => ({ key, codes, isLeftOut: (code: number) => namesValue(codes.filters[code]!, lookedFor) })), request, pause);
  const q = benjaminiHochberg(parts.map(({ test }) => test.p));
  const wantBoth = (run: string, baseline: string): ItemFilter[] => [outcomeIs(runId, run), outcomeIs(baselineRunId, baseline)];
  return {
    runId,
    baselineRunId,
    n: joint.n,
    ...counts,
    ...accuracies(counts),
    deltaCi: turn(comparison.ci, isTurned),
    macroF1Delta: comparison.macroF1Delta === null || !isTurned ? comparison.macroF1Delta : 0 - comparison.macroF1Delta,
    macroF1DeltaCi: turn(comparison.macroF1DeltaCi, isTurned),
    test: testOf(counts),
    perClass: countClasses(joint, isTurned).map((entry, place) => {
      const { name, uid } = truth.classes[place]!;
      const { n, accuracy, baselineAccuracy } = { n: sum(entry), ...accuracies(entry) };
      return { class: name, support: n, recall: accuracy, baselineRecall: baselineAccuracy, fixed: entry.fixed, broken: entry.broken, test: testOf(entry), filters: [{ column: 'gold', operator: 'is', values: [uid] }, ...bothPredicted(request)] };
    }),
    parts: parts.map((part, at) => ({ ...part, q: q[at]! })),
    filters: { fixed: wantBoth('right', 'wrong'), broken: wantBoth('wrong', 'right'), bothWrong: wantBoth('wrong', 'wrong') },
  };
}

function readRuns(db: Database, { runId, baselineRunId, query, dimensions }: Request) {
  const truth = loadTruth(db);
  const mask = findMask(db, query);
  const chosen = dimensions ?? [...readTagKeys(db).map((key): TagDimension => ({ kind: 'tag', key })), ...readKept(db).map(({ dimension }) => dimension)];
  return {
    truth,
    mask,
    lookedFor: readLookedFor(db),
    newer: loadRun(db, Math.max(runId, baselineRunId), truth),
    older: loadRun(db, Math.min(runId, baselineRunId), truth),
    dimensions: chosen.map((dimension) => ({ key: nameDimension(dimension), codes: loadTagCodes(db, dimension, mask) })),
  };
}

async function compareParts(joint: JointRows, dimensions: readonly { readonly key: string; readonly codes: DimensionCodes; readonly isLeftOut: (code: number) => boolean }[], request: Request, pause: AnalysisControl['pause']): Promise<ComparedPart[]> {
  const isTurned = request.runId < request.baselineRunId;
  const parts: ComparedPart[] = [];
  for (const [at, { key, codes, isLeftOut }] of dimensions.entries()) {
    await pause(0.3 + (0.7 * at) / dimensions.length, 'comparing slices');
    for (const [code, { cell, counts: ofCells, support }] of sliceCells(joint, codes).entries()) {
      // Of a tag that is given while looking, nobody knows which of the other items have it: neither its items nor those without are a slice.
      if (support === 0 || isLeftOut(code)) continue;
      if (request.bootstrap > 0) await pause(0.3 + (0.7 * at) / dimensions.length, 'comparing slices');
      const outcomes = pairOutcomes(joint, ofCells, cell);
      const counts = orient(outcomes, isTurned);
      const interval = pairedDifference({ n: outcomes.n, fixed: outcomes.c, broken: outcomes.b }, { replicates: request.bootstrap, seed: request.seed });
      parts.push({ key, value: codes.values[code]!, n: outcomes.n, ...counts, ...accuracies(counts), deltaCi: turn(toPair(interval), isTurned), test: testOf(counts), q: null, filters: [...codes.filters[code]!, ...bothPredicted(request)] });
    }
  }
  return parts;
}

/** Counts by gold label: one entry a class. */
function countClasses({ cells, baseline, counts }: JointRows, isTurned: boolean): Counts[] {
  const outcomes = Array.from({ length: cells.classCount }, () => ({ b: 0, c: 0, bothRight: 0, bothWrong: 0 }));
  counts.forEach((count, cell) => {
    const truth = cells.actual[cell]!;
    const [isRight, wasRight] = [cells.predicted[cell] === truth, baseline[cell] === truth];
    outcomes[truth]![isRight ? (wasRight ? 'bothRight' : 'c') : wasRight ? 'b' : 'bothWrong'] += count;
  });
  return outcomes.map((entry) => orient(entry, isTurned));
}

function orient({ b, c, bothRight, bothWrong }: { readonly b: number; readonly c: number; readonly bothRight: number; readonly bothWrong: number }, isTurned: boolean): Counts {
  return isTurned ? { bothRight, bothWrong, fixed: b, broken: c } : { bothRight, bothWrong, fixed: c, broken: b };
}

function sum({ bothRight, bothWrong, fixed, broken }: Counts): number {
  return bothRight + bothWrong + fixed + broken;
}

function accuracies(counts: Counts): Pick<ComparedPart, 'accuracy' | 'baselineAccuracy' | 'delta'> {
  const n = sum(counts);
  if (n === 0) return { accuracy: null, baselineAccuracy: null, delta: null };
  return { accuracy: (counts.bothRight + counts.fixed) / n, baselineAccuracy: (counts.bothRight + counts.broken) / n, delta: (counts.fixed - counts.broken) / n };
}

function testOf(counts: Counts): PairedTest {
  const n = sum(counts);
  const { p, method } = mcnemar(counts.broken, counts.fixed);
  return { n, b: counts.broken, c: counts.fixed, p: n === 0 ? null : p, method };
}

function turn(pair: Pair, isTurned: boolean): Pair {
  return pair && isTurned ? [0 - pair[1], 0 - pair[0]] : pair;
}

function outcomeIs(runId: number, ...values: string[]): ItemFilter {
  return { column: `outcome:${runId}`, operator: 'is', values };
}

function bothPredicted({ runId, baselineRunId }: Request): ItemFilter[] {
  return [outcomeIs(runId, 'right', 'wrong'), outcomeIs(baselineRunId, 'right', 'wrong')];
}
