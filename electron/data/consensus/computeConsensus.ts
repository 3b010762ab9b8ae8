import type { Database } from 'better-sqlite3';
import type { ConsensusMethod } from '../../../shared/contract/settling';
import type { Consensus } from '../../../shared/consensus/consensus';
import { dawidSkene } from '../../../shared/consensus/dawidSkene';
import { mace } from '../../../shared/consensus/mace';
import { majorityVote } from '../../../shared/consensus/majorityVote';
import { wawa } from '../../../shared/consensus/wawa';
import { type ProjectLabels, readLabels } from '../agreement/readLabels';
import type { AnalysisControl } from '../handler';
import { Refusal } from '../refusal';

/** Numbers that posteriors and confusions may take together: a gigabyte. */
export const MOST_CELLS = 128 * 1024 * 1024;

export interface ConsensusOptions {
  readonly method: ConsensusMethod;
  readonly useGold?: boolean | undefined;
  readonly prior?: number | undefined;
  readonly seed?: number | undefined;
}

export interface ProjectConsensus {
  readonly labels: ProjectLabels;
  readonly consensus: Consensus;
}

/**
 * The consensus of a project's present answers. Reads them at once, before the first pause. Kept until an answer or the schema
 * changes: decisions do not touch it, unless gold labels take part. Throws `Refusal` where classes and items are too many to compute with.
 */
export async function computeConsensus(db: Database, options: ConsensusOptions, control: AnalysisControl, labels = readLabels(db)): Promise<ProjectConsensus> {
  refuseTooLarge(labels, options);
  if (options.useGold === true) return { labels, consensus: pinToGold(labels, await compute(labels, options, control)) };
  const key = JSON.stringify([answersState(db), options.method, options.prior ?? 0, options.seed ?? 0]);
  const known = kept.get(db) ?? [];
  const found = known.find((entry) => entry.key === key);
  if (found) return { labels, consensus: found.consensus };
  const consensus = await compute(labels, options, control);
  kept.set(db, [{ key, consensus }, ...(kept.get(db) ?? []).filter((entry) => entry.key !== key)].slice(0, KEPT));
  return { labels, consensus };
}

/** The two that a screen compares. */
const KEPT = 2;
const kept = new WeakMap<Database, readonly { readonly key: string; readonly consensus: Consensus }[]>();

/** Differs whenever an answer or the schema has changed: both logs only grow. */
function answersState(db: Database): unknown[] {
  return db.prepare<[], unknown[]>('SELECT (SELECT max(seq) FROM annotation), (SELECT max(version) FROM label_schema_version), (SELECT count(*) FROM current_label)').raw().get()!;
}

/** Whether a method with a confusion matrix for each annotator can be computed. */
export function fitsInMemory({ matrix }: ProjectLabels, { method }: Pick<ConsensusOptions, 'method'>): boolean {
  const { itemCount, annotatorCount, classCount } = matrix;
  const confusions = method === 'dawid-skene' ? annotatorCount * classCount * classCount : 0;
  return itemCount * classCount + confusions <= MOST_CELLS;
}

function refuseTooLarge(labels: ProjectLabels, options: ConsensusOptions): void {
  if (fitsInMemory(labels, options)) return;
  const { itemCount, annotatorCount, classCount } = labels.matrix;
  const counts = [`${itemCount.toLocaleString('en')} items`, `${annotatorCount.toLocaleString('en')} annotators`, `${classCount.toLocaleString('en')} classes`].join(', ');
  throw new Refusal('tooLarge', `This consensus needs more memory than Goldset takes (${counts}). Choose unanimous answers, or a method without a confusion matrix for each annotator.`);
}

async function compute({ matrix, gold }: ProjectLabels, { method, useGold, prior = 0, seed = 0 }: ConsensusOptions, { pause }: AnalysisControl): Promise<Consensus> {
  switch (method) {
    case 'majority':
      return majorityVote(matrix);
    case 'wawa':
      return wawa(matrix);
    case 'mace':
      return mace(matrix, { seed, pause });
    default:
      return dawidSkene(matrix, { oneCoin: method === 'one-coin', prior, pause, ...(useGold === true ? { pinned: gold } : {}) });
  }
}

/** Gold labels as they are, certain: what the methods without pinning computed for those items gives way. */
function pinToGold({ matrix, gold }: ProjectLabels, consensus: Consensus): Consensus {
  const { classCount } = matrix;
  const pinned = { ...consensus, label: consensus.label.slice(), tie: consensus.tie.slice(), posterior: consensus.posterior.slice() };
  gold.forEach((label, item) => {
    if (label < 0) return;
    pinned.label[item] = label;
    pinned.tie[item] = 0;
    pinned.posterior.fill(0, item * classCount, (item + 1) * classCount);
    pinned.posterior[item * classCount + label] = 1;
  });
  return pinned;
}
