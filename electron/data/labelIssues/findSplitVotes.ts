import type { Database } from 'better-sqlite3';
import type { Input, Output } from '../../../shared/contract';
import { readLabels } from '../agreement/readLabels';
import { voteEntropy } from '../disagreements/voteEntropy';
import { findMask } from '../evaluation/findMask';
import { loadRun } from '../evaluation/loadRun';
import { loadTruth } from '../evaluation/loadTruth';
import { readItemRows } from '../items/readItemRows';

/** Up to this share of the votes a majority is weak: two of three, as most disagreements are. */
const WEAK_SHARE = 2 / 3;
/** From this confidence on the model is sure. */
const SURE = 0.8;

/**
 * Disagreement meets error: items whose annotators split so far that the consensus is weak (the commonest answer has two thirds of the votes or less, or another has
 * as many) and of which the model is sure (confidence of 0.8 or more; a run without probabilities is taken to be equally sure of all). First those that it gets
 * wrong against the gold label, or, where there is none, against the majority; then by entropy of the votes times confidence, highest first, then in order of
 * import. Answers of abstain classes are no votes.
 */
export function findSplitVotes(db: Database, { runId, query, limit }: Input<'labelIssues.splitVotes'>): Output<'labelIssues.splitVotes'> {
  const truth = loadTruth(db);
  const run = loadRun(db, runId, truth);
  const mask = findMask(db, query);
  const { matrix, itemIds } = readLabels(db);
  const found: { itemId: number; entropy: number; confidence: number | null; annotations: number; score: number; isWrong: boolean }[] = [];
  itemIds.forEach((itemId, place) => {
    if (mask[itemId - 1] !== 1 || run.predicted[itemId - 1]! < 0) return;
    const votes = countVotes(matrix.label.subarray(matrix.start[place]!, matrix.start[place + 1]!));
    if (votes === null || (votes.majority !== null && votes.share > WEAK_SHARE)) return;
    const confidence = run.probabilities === null ? null : run.probabilities.confidence[itemId - 1]!;
    if (confidence !== null && confidence < SURE) return;
    const entropy = voteEntropy(matrix, { place, flags: 0 });
    const actual = truth.actual[itemId - 1]!;
    const held = actual >= 0 ? actual : votes.majority;
    found.push({ itemId, entropy, confidence, annotations: votes.total, score: entropy * (confidence ?? 1), isWrong: held !== null && held !== run.predicted[itemId - 1]! });
  });
  const listed = found.toSorted((a, b) => Number(b.isWrong) - Number(a.isWrong) || b.score - a.score || a.itemId - b.itemId).slice(0, limit);
  const rows = readItemRows(db, Uint32Array.from(listed, ({ itemId }) => itemId));
  return {
    total: found.length,
    weakShare: WEAK_SHARE,
    sureFrom: run.probabilities === null ? null : SURE,
    rows: listed.map(({ itemId, entropy, confidence, annotations }, at) => {
      const [actual, predicted] = [truth.actual[itemId - 1]!, run.predicted[itemId - 1]!];
      return { row: rows[at]!, predicted: truth.classes[predicted]!.name, confidence, voteEntropy: entropy, annotations, isError: actual < 0 ? null : actual !== predicted };
    }),
  };
}

/** The commonest answer (null: several are), its share, and how many answers there are. Null: all are the same. */
function countVotes(labels: ArrayLike<number>): { readonly majority: number | null; readonly share: number; readonly total: number } | null {
  const counts = new Map<number, number>();
  for (let at = 0; at < labels.length; at += 1) counts.set(labels[at]!, (counts.get(labels[at]!) ?? 0) + 1);
  if (counts.size < 2) return null;
  const most = Math.max(...counts.values());
  const leading = [...counts.keys()].filter((label) => counts.get(label) === most);
  return { majority: leading.length === 1 ? leading[0]! : null, share: most / labels.length, total: labels.length };
}
