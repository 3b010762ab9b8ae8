import { createRandom } from '../sampling/random';
import { shuffle } from '../sampling/shuffle';
import { nearDuplicateCosine, nearDuplicates } from './nearDuplicates';
import { randomRows } from './randomRows';
import { rankByStrategy } from './rankByStrategy';
import { StrategyError, type Batch, type BatchItem, type BatchRequest, type DuplicateIndex, type Pick } from './strategy';

/**
 * Which items are worth labelling next?
 *
 * The strategy ranks the candidates (rankByStrategy); taken are the first that are all but equal neither to a labelled row nor to one of the batch. Where those run out,
 * rows like labelled ones are taken after all; never two alike in one batch, which may so be smaller than asked for. `auditShare` of the batch is drawn at random
 * from all candidates and mixed in at random places: figures made of audit items alone are unbiased, apart from near-duplicates within the batch. Random batches don't avoid labelled rows, for the same reason.
 *
 * Throws StrategyError where the strategy lacks what it needs or its scores are all equal. Asynchronous where a strategy computes long (`pause`); rejects when cancelled.
 */
export async function selectBatch(request: BatchRequest): Promise<Batch> {
  const { candidates, features, content, size, seed, strategy, auditShare = 0 } = request;
  if (candidates.length === 0) throw new StrategyError('noCandidates', 'There is no item to choose from: all that the filter finds have a label or stand in a queue. Widen the filter, or import more items.');
  const threshold = request.nearDuplicate ?? (features ? nearDuplicateCosine(features) : 1);
  const ranking = await rankByStrategy(request);
  const inBatch = nearDuplicates(features, threshold, content);
  const audits = takePicks(randomRows({ candidates, seed: seed + 1 }).picks, Math.round(size * auditShare), inBatch);
  const drawn = new Set(audits.taken.map(({ row }) => row));
  const known = strategy === 'random' || ASKS_AGAIN.has(strategy) ? null : (request.known ?? indexLabelled(request, threshold));
  const wanted = Math.max(0, size - audits.taken.length);
  const { taken, passed, waiting } = takePicks(notIn(ranking.picks, drawn), wanted, inBatch, known);
  const late = takePicks(waiting, wanted - taken.length, inBatch);
  const items = mixIn([...taken, ...late.taken].map((pick) => ({ ...pick, audit: false })), audits.taken.map((pick) => ({ ...pick, reason: 'drawn at random, as a check', audit: true })), seed);
  const notes = [ranking.note, sayRepeats(late.taken.length), items.length < Math.min(size, candidates.length) ? `Only ${items.length} items differ enough to stand in one batch.` : undefined].filter((note) => note !== undefined);
  return { items, note: notes.length === 0 ? null : notes.join(' '), nearDuplicates: audits.passed + passed + waiting.length - late.taken.length };
}

/** Strategies that choose labelled rows on purpose. */
const ASKS_AGAIN: ReadonlySet<string> = new Set(['label-more-or-new']);

function indexLabelled({ features, content, labelled }: BatchRequest, threshold: number): DuplicateIndex {
  const index = nearDuplicates(features, threshold, content);
  for (let at = 0; at < labelled.rows.length; at += 1) index.add(labelled.rows[at]!);
  return index;
}

/** The first `wanted` picks that are unlike each other and unlike what is known; `waiting`: those like what is known. */
function takePicks(picks: Iterable<Pick>, wanted: number, inBatch: DuplicateIndex, known: DuplicateIndex | null = null): { readonly taken: Pick[]; readonly passed: number; readonly waiting: Pick[] } {
  const taken: Pick[] = [];
  const waiting: Pick[] = [];
  let passed = 0;
  if (wanted <= 0) return { taken, passed, waiting };
  for (const pick of picks) {
    if (inBatch.holds(pick.row)) passed += 1;
    else if (known?.holds(pick.row)) waiting.push(pick);
    else {
      inBatch.add(pick.row);
      taken.push(pick);
      if (taken.length === wanted) break;
    }
  }
  return { taken, passed, waiting };
}

function* notIn(picks: Iterable<Pick>, rows: ReadonlySet<number>): Generator<Pick> {
  for (const pick of picks) if (!rows.has(pick.row)) yield pick;
}

function sayRepeats(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? 'One item is all but equal to a labelled one: nothing else was left.' : `${count} items are all but equal to labelled ones: nothing else was left.`;
}

/** The chosen ones in their order, audits between them at random places, so that they are not treated differently. */
function mixIn(chosen: readonly BatchItem[], audits: readonly BatchItem[], seed: number): BatchItem[] {
  const slots = shuffle(Array.from({ length: chosen.length + audits.length }, (_, at) => at < audits.length), createRandom(seed + 2));
  const [next, check] = [chosen.values(), audits.values()];
  return slots.map((audit) => (audit ? check : next).next().value!);
}
