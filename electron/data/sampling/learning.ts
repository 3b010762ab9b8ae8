import type { Database } from 'better-sqlite3';
import type { Output } from '../../../shared/contract';
import type { LearningPoint } from '../../../shared/contract/sampling';
import { predictionStability, STABILITY_PAIRS } from '../../../shared/simulation/predictionStability';
import { loadRun } from '../evaluation/loadRun';
import { loadTruth } from '../evaluation/loadTruth';
import { listModels } from '../models/listModels';
import { readPlan } from '../training/readPlan';

/** What the last trainings gained at most where a curve is flat, in macro-F1. */
const FLAT = 0.01;
/** Mean kappa from which on trainings say the same (stabilizing predictions: Bloodgood and Vijay-Shanker 2009). */
const STABLE = 0.99;

/** Trainings by number of labels, then by time. */
export function listPoints(db: Database): LearningPoint[] {
  return listModels(db)
    .map(({ run, labels, details }): LearningPoint => ({
      runId: run.runId, name: run.name, createdAt: run.createdAt, labels, devSource: details.devSource, devItems: details.devItems,
      accuracy: details.devAccuracy, accuracyCi: details.devAccuracyCi, macroF1: details.devMacroF1, macroF1Ci: details.devMacroF1Ci,
    }))
    .sort((a, b) => a.labels - b.labels || a.createdAt - b.createdAt || a.runId - b.runId);
}

/** By what the last trainings gained and how far they say the same of items without a label. */
export async function giveAdvice(db: Database): Promise<Output<'learning.advice'>> {
  // Of each number of labels the last training: one repeated with the same labels gains nothing and says the same, settled or not.
  const measured = listPoints(db).filter(({ macroF1 }) => macroF1 !== null).filter(({ labels }, at, points) => labels !== points[at + 1]?.labels);
  const [back, before, last] = [measured.at(-3), measured.at(-2), measured.at(-1)];
  if (!before || !last) {
    return { advice: 'tooEarly', text: 'Train at least twice, with more labels the second time, to see whether more labels help.', stability: null, gain: null };
  }
  const stability = db.transaction(() => compareTrainings(db, measured))();
  const gain = last.macroF1! - before.macroF1!;
  const earlier = back ? before.macroF1! - back.macroF1! : null;
  const isFlat = gain < FLAT && earlier !== null && earlier < FLAT;
  const told = `The last ${(last.labels - before.labels).toLocaleString('en')} labels changed macro-F1 by ${(100 * gain).toFixed(1)} points`;
  if (stability !== null && stability >= STABLE && gain < FLAT) return { advice: 'stable', text: `${told}, and the last four models say the same of nearly all items without a label (mean kappa of three pairs ${stability.toFixed(3)}). More labels of this kind will change little; stop, or look at weak slices.`, stability, gain };
  if (isFlat) return { advice: 'plateau', text: `${told}, those before by ${(100 * earlier!).toFixed(1)}. The curve is flat: look at label errors, weak slices or features before labelling more.`, stability, gain };
  return { advice: 'goOn', text: `${told}. Go on.`, stability, gain };
}

function compareTrainings(db: Database, points: readonly LearningPoint[]): number | null {
  const compared = points.slice(-STABILITY_PAIRS - 1);
  if (compared.length <= STABILITY_PAIRS) return null;
  const truth = loadTruth(db);
  const { labels } = readPlan(db, 'goldOrAnswers');
  return predictionStability(compared.map(({ runId }) => loadRun(db, runId, truth).predicted), truth.classes.length, (item) => labels[item]! < 0);
}
