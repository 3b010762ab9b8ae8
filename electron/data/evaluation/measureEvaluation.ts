import type { Database } from 'better-sqlite3';
import type { EvaluationRequest, EvaluationResult } from '../../../shared/contract/evaluation';
import { confusionStatistics, FIGURES } from '../../../shared/evaluation/confusionStatistics';
import { joinRuns } from '../../../shared/evaluation/joinRuns';
import type { Measure } from '../../../shared/metrics/measure';
import { pacer } from '../../../shared/metrics/pacer';
import { wilsonInterval } from '../../../shared/metrics/wilsonInterval';
import { toPair } from '../agreement/measurePart';
import type { AnalysisControl } from '../handler';
import { compareWithBaseline, toRows } from './compareWithBaseline';
import type { RunPredictions } from './loadRun';
import { type Headline, measureHeadline } from './measureHeadline';
import { type EvaluationInput, evaluationParts, readEvaluation } from './readEvaluation';
import { readParts } from './readParts';
import { evaluatedItems, resample, type Resampling } from './resampling';
import { sumHits } from './sliceHits';
import { tagRows } from './tagRows';

/** Names the definitions: docs/guide/evaluation.md says them. A change of one is a new number. */
const FORMULAS = 'evaluation 1';

/** All numbers of an evaluation: of the whole population, by class, by tag value, and against a baseline. */
export async function measureEvaluation(db: Database, request: EvaluationRequest, { pause }: AnalysisControl): Promise<EvaluationResult> {
  await readParts(db, evaluationParts(db, request), pause);
  const input = db.transaction(() => readEvaluation(db, request))();
  const { truth, run, baseline, mask, costs } = input;
  await pause(0.02, 'counting');
  const headline = measureHeadline(truth, run, mask, costs);
  const { rows } = headline;
  await pause(0.04, 'counting');
  const joint = baseline && joinRuns(rows, baseline.predicted);
  const resampling: Resampling = { replicates: request.bootstrap, seed: request.seed, pace: pacer(pause), group: input.group };
  await pause(0.05, 'counting');
  const data = { cells: rows.counts.length, counts: rows.counts, statistics: confusionStatistics(rows.cells), members: () => ({ items: evaluatedItems(rows), cellOf: (item: number) => rows.cell[item]! }) };
  const intervals = await resample(data, resampling, [0.05, 0.1]);
  const compared = joint && baseline && (await compareWithBaseline(joint, baseline, truth.classes.length, resampling));
  const slices = await tagRows(input, headline, joint, resampling);
  const ci = (place: number) => toPair(intervals[place] ?? null);
  return {
    run: run.name,
    runId: run.runId,
    n: rows.n,
    abstained: rows.abstained,
    missing: rows.missingGold + rows.missingPrediction,
    missingGold: rows.missingGold,
    missingPrediction: rows.missingPrediction,
    ties: countTies(headline, run),
    accuracy: { value: headline.accuracy.value, ci: input.group !== null && request.bootstrap > 0 ? ci(FIGURES.accuracy) : toPair(headline.accuracyInterval) },
    macro: headline.macro,
    micro: headline.micro,
    weighted: headline.weighted,
    macroF1Ci: ci(FIGURES.macroF1),
    balancedAccuracy: headline.balanced.value,
    balancedAccuracyCi: ci(FIGURES.balancedAccuracy),
    mcc: headline.mcc.value,
    mccCi: ci(FIGURES.mcc),
    cohenKappa: headline.kappa.value,
    cohenKappaCi: ci(FIGURES.cohenKappa),
    logLoss: headline.logLoss.value,
    brier: headline.brier.value,
    ece: headline.calibration?.ece.value ?? null,
    calibration: headline.calibration && { mce: headline.calibration.mce.value, rms: headline.calibration.rms.value, bins: [...headline.calibration.bins] },
    cost: headline.cost && { total: headline.cost.total, mean: headline.cost.mean.value },
    reasons: { ...reasonsOf(headline), ...input.refused },
    majorityBaseline: majorityBaseline(headline, input),
    perClass: headline.perClass.map((entry, place) => ({
      class: truth.classes[place]!.name,
      uid: truth.classes[place]!.uid,
      support: entry.support,
      predicted: entry.predicted,
      precision: entry.precision.value,
      recall: entry.recall.value,
      f1: entry.f1.value,
      precisionCi: toPair(wilsonInterval(entry.truePositives, entry.predicted)),
      recallCi: toPair(wilsonInterval(entry.truePositives, entry.support)),
      f1Ci: ci(FIGURES.f1 + place),
    })),
    confusion: { classes: truth.classes.map(({ name }) => name), uids: truth.classes.map(({ uid }) => uid), matrix: toRows(headline.matrix, truth.classes.length) },
    hlp: describeHuman(input),
    slices,
    comparison: compared?.comparison ?? null,
    undefinedReplicates: {
      ...Object.fromEntries((['macroF1', 'balancedAccuracy', 'mcc', 'cohenKappa'] as const).map((name) => [name, intervals[FIGURES[name]]?.undefinedReplicates ?? 0])),
      ...(compared ? { macroF1Delta: compared.undefinedReplicates } : {}),
    },
    recipe: { formulas: FORMULAS, bootstrap: request.bootstrap, seed: request.seed, ...input.versions, query: request.query },
  };
}

function countTies({ rows }: Headline, { tie }: RunPredictions): number {
  let ties = 0;
  for (let item = 0; item < rows.cell.length; item += 1) if (rows.cell[item]! < rows.counts.length) ties += tie[item]!;
  return ties;
}

/** Why a headline figure is null, by its name in the result. */
function reasonsOf({ accuracy, balanced, mcc, kappa, logLoss, brier, calibration }: Headline): Record<string, string> {
  const figures: Record<string, Measure> = { accuracy, balancedAccuracy: balanced, mcc, cohenKappa: kappa, logLoss, brier, ece: calibration?.ece ?? logLoss };
  return Object.fromEntries(Object.entries(figures).flatMap(([name, { reason }]) => (reason === null ? [] : [[name, reason]])));
}

/** What always answering the commonest class would get right; of equally common ones the first in schema order. */
function majorityBaseline({ perClass, rows }: Headline, { truth }: EvaluationInput): EvaluationResult['majorityBaseline'] {
  if (rows.n === 0) return { class: null, accuracy: null };
  const largest = perClass.reduce((best, { support }, place) => (support > perClass[best]!.support ? place : best), 0);
  return { class: truth.classes[largest]!.name, accuracy: perClass[largest]!.support / rows.n };
}

function describeHuman({ human, mask }: EvaluationInput): EvaluationResult['hlp'] {
  if (human === null) return null;
  const { annotations, correct, plain } = sumHits(human, (item) => mask[item] === 1);
  return { form: plain === annotations ? 'plain' : plain === 0 ? 'leave-one-out' : 'mixed', accuracy: annotations === 0 ? null : correct / annotations, ci: toPair(wilsonInterval(correct, annotations)), annotations };
}
