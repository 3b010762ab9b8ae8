import type { Database } from 'better-sqlite3';
import type { Input, Output } from '../../../shared/contract';
import { readLabels } from '../agreement/readLabels';
import { voteEntropy } from '../disagreements/voteEntropy';
import { findMask } from '../evaluation/findMask';
import { loadRun } from '../evaluation/loadRun';
import { loadTruth } from '../evaluation/loadTruth';
import { readItemRows } from '../items/readItemRows';

/**
 * Items where annotators split and the model is sure: entropy of the votes times its confidence, highest first, then in order of import. A run without probabilities
 * is taken to be equally sure of all. Answers of abstain classes are no votes.
 */
export function findSplitVotes(db: Database, { runId, query, limit }: Input<'labelIssues.splitVotes'>): Output<'labelIssues.splitVotes'> {
  const truth = loadTruth(db);
  const run = loadRun(db, runId, truth);
  const mask = findMask(db, query);
  const { matrix, itemIds } = readLabels(db);
  const found: { itemId: number; entropy: number; confidence: number | null; annotations: number; score: number }[] = [];
  itemIds.forEach((itemId, place) => {
    if (mask[itemId - 1] !== 1 || run.predicted[itemId - 1]! < 0) return;
    const entropy = voteEntropy(matrix, { place, flags: 0 });
    if (entropy === 0) return;
    const confidence = run.probabilities === null ? null : run.probabilities.confidence[itemId - 1]!;
    found.push({ itemId, entropy, confidence, annotations: matrix.start[place + 1]! - matrix.start[place]!, score: entropy * (confidence ?? 1) });
  });
  const listed = found.toSorted((a, b) => b.score - a.score || a.itemId - b.itemId).slice(0, limit);
  const rows = readItemRows(db, Uint32Array.from(listed, ({ itemId }) => itemId));
  return {
    total: found.length,
    rows: listed.map(({ itemId, entropy, confidence, annotations }, at) => {
      const [actual, predicted] = [truth.actual[itemId - 1]!, run.predicted[itemId - 1]!];
      return { row: rows[at]!, predicted: truth.classes[predicted]!.name, confidence, voteEntropy: entropy, annotations, isError: actual < 0 ? null : actual !== predicted };
    }),
  };
}
