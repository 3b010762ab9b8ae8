import type { Database } from 'better-sqlite3';
import type { ConsensusResult } from '../../../shared/contract/settling';
import type { HandlerTable } from '../handler';
import { computeConsensus, type ProjectConsensus } from './computeConsensus';

/** Confusions are said in full up to this many cells. */
const MOST_SAID = 2_000_000;

export const consensusAnalyses: Pick<HandlerTable<'analysis'>, 'consensus.compute'> = {
  'consensus.compute': async (db, { rows = false, ...options }, control) => {
    const { names, computing } = db.transaction(() => ({ names: rows ? readExternalIds(db) : null, computing: computeConsensus(db, options, control) }))();
    const computed = await computing;
    const { labels, consensus } = computed;
    const { classes, matrix } = labels;
    return {
      method: options.method,
      items: matrix.itemCount,
      labels: matrix.label.length,
      ties: consensus.tie.reduce((sum, tie) => sum + tie, 0),
      classes: classes.map(({ name }) => name),
      classPriors: consensus.classPriors === null ? null : toShares(classes.map(({ name }, place) => [name, consensus.classPriors![place]!])),
      iterations: consensus.iterations,
      logLikelihood: consensus.logLikelihood,
      annotators: describeAnnotators(computed),
      accuracyAgainstGold: options.useGold === true ? null : compareWithGold(computed),
      ...(names === null ? {} : { rows: listRows(computed, names) }),
    };
  },
};

function describeAnnotators({ labels: { annotators, matrix }, consensus: { annotatorQuality, confusion } }: ProjectConsensus): ConsensusResult['annotators'] {
  const { classCount: k } = matrix;
  const counts = new Uint32Array(annotators.length);
  for (const annotator of matrix.annotator) counts[annotator]! += 1;
  const isSaid = confusion !== null && confusion.length <= MOST_SAID;
  return annotators.map(({ name }, place) => ({
    annotator: name,
    labels: counts[place]!,
    quality: defined(annotatorQuality[place]!),
    ...(isSaid ? { confusion: Array.from({ length: k }, (_, row) => Array.from(confusion.subarray((place * k + row) * k, (place * k + row + 1) * k), defined)) } : {}),
  }));
}

/** Items with a gold label whose consensus is it; null where there is none. */
function compareWithGold({ labels: { gold }, consensus }: ProjectConsensus): ConsensusResult['accuracyAgainstGold'] {
  let items = 0;
  let correct = 0;
  gold.forEach((truth, item) => {
    const label = consensus.label[item]!;
    if (truth < 0 || label < 0) return;
    items += 1;
    if (truth === label) correct += 1;
  });
  return items === 0 ? null : { items, correct, accuracy: correct / items };
}

function listRows({ labels: { itemIds, matrix }, consensus }: ProjectConsensus, names: ReadonlyMap<number, string>): NonNullable<ConsensusResult['rows']> {
  const rows = { items: [] as string[], labels: [] as number[], posteriors: [] as number[], ties: [] as number[] };
  itemIds.forEach((itemId, item) => {
    const label = consensus.label[item]!;
    if (label < 0) return;
    rows.items.push(names.get(itemId)!);
    rows.labels.push(label);
    rows.posteriors.push(consensus.posterior[item * matrix.classCount + label]!);
    rows.ties.push(consensus.tie[item]!);
  });
  return rows;
}

function readExternalIds(db: Database): Map<number, string> {
  return new Map(db.prepare<[], [number, string]>('SELECT id, external_id FROM item').raw().all());
}

function defined(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

/** Names are data: one called `__proto__` must be a key like any other. */
function toShares(pairs: readonly (readonly [string, number])[]): Record<string, number> {
  const shares = Object.create(null) as Record<string, number>;
  for (const [name, value] of pairs) shares[name] = value;
  return shares;
}
