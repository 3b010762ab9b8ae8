import type { AssignmentOrder, OverlapRule } from '../domain/assignment';
import { assignmentQuotas } from './assignmentQuotas';
import { createRandom, type Random } from './random';
import { shuffle } from './shuffle';

export interface AssignmentOptions {
  /** How many items; they are numbered from 0 in the order in which they are listed. */
  readonly items: number;
  /** Share of the work of each annotator, relative to the others', each above 0. */
  readonly capacities: readonly number[];
  readonly rule: OverlapRule;
  readonly order: AssignmentOrder;
  readonly seed: number;
  /** Who has an item already: pairs of item and annotator, each once. They count towards the item's overlap and do not get it again. */
  readonly held?: readonly (readonly [item: number, annotator: number])[];
  /** How many people beside these annotators have each item already. */
  readonly heldByOthers?: ArrayLike<number>;
}

export interface AssignmentPlan {
  /** The items of each annotator, in the order in which they are to be labelled. */
  readonly queues: readonly Uint32Array[];
  /** How many people each item has in the end, those that have it already included. */
  readonly overlap: Uint16Array;
  /** Items that two annotators share in the end, annotators * annotators, both ways round; 0 on the diagonal. */
  readonly shared: Int32Array;
  /** Items that get fewer annotators than the rule says, because there are not enough. */
  readonly short: number;
}

/**
 * Who labels which item, so that every item gets as many annotators as the rule says, nobody has much more to do than the others,
 * and every two annotators share about equally many items (so that their agreement can be measured)?
 *
 * Every item gets distinct annotators. Counts are in proportion to the capacities, rounded down or up (equal capacities: they
 * differ by at most one), unless what annotators have already makes that impossible; then they are as near as moving items from one
 * to another brings them. The overlapped items of two annotators are evened out by a greedy choice and then by random exchanges that leave the
 * counts alone. Same options, same plan. Throws RangeError for a rule that makes no sense and for more than 65,535 annotators.
 */
export function planAssignments(options: AssignmentOptions): AssignmentPlan {
  const { items, capacities, rule, order, seed } = options;
  const annotators = capacities.length;
  if (annotators > 65_535) throw new RangeError('a plan has at most 65,535 annotators');
  if (capacities.some((capacity) => !(capacity > 0))) throw new RangeError('a capacity is above 0');
  const random = createRandom(seed);
  const mixed = shuffle(Uint32Array.from({ length: items }, (_, item) => item), random);
  const wanted = wantedOverlap(items, rule, mixed);
  const draft = new Draft(options, wanted);
  for (const item of mixed) draft.fill(item, random);
  draft.balance(random);
  draft.mixPairs(random);
  return { queues: inOrder(draft.listQueues(), order, items, random), overlap: draft.overlap, shared: draft.shared, short: draft.short };
}

/** How many annotators each item is to get, those that it has already included. */
function wantedOverlap(items: number, rule: OverlapRule, mixed: Uint32Array): Uint16Array {
  const wanted = new Uint16Array(items);
  switch (rule.kind) {
    case 'all':
      return wanted.fill(atLeastOne(rule.k));
    case 'untilAgreement':
      if (rule.max < rule.start) throw new RangeError('an item cannot stop at fewer annotators than it starts with');
      return wanted.fill(atLeastOne(rule.start));
    case 'share': {
      if (!(rule.share >= 0 && rule.share <= 1)) throw new RangeError('a share lies between 0 and 1');
      wanted.fill(1);
      for (const item of mixed.subarray(0, Math.round(rule.share * items))) wanted[item] = atLeastOne(rule.k);
      return wanted;
    }
  }
}

function atLeastOne(k: number): number {
  if (!Number.isInteger(k) || k < 1 || k > 65_535) throw new RangeError('an item gets at least one annotator, and a whole number of them');
  return k;
}

/** Exchanges tried per assignment, and the most in all: enough for pairs that differ by one or two. */
const EXCHANGES_EACH = 40;
const MOST_EXCHANGES = 400_000;

/** A plan being made. An assignment is a slot: slots of an item stand together. */
class Draft {
  readonly overlap: Uint16Array;
  readonly shared: Int32Array;
  readonly short: number;
  readonly #annotators: number;
  readonly #slotStart: Uint32Array;
  readonly #slotItem: Uint32Array;
  readonly #slotAnnotator: Uint16Array;
  /** Whether an annotator has an item, from before or by this plan: one bit each. */
  readonly #has: Uint32Array;
  readonly #quotas: Uint32Array;
  readonly #load: Uint32Array;
  readonly #held: ReadonlyMap<number, readonly number[]>;

  constructor({ items, capacities, held = [], heldByOthers }: AssignmentOptions, wanted: Uint16Array) {
    const annotators = capacities.length;
    this.#annotators = annotators;
    this.#has = new Uint32Array(Math.ceil((items * annotators) / 32));
    this.shared = new Int32Array(annotators * annotators);
    this.overlap = new Uint16Array(items);
    this.#load = new Uint32Array(annotators);
    const heldBy = new Map<number, number[]>();
    for (const [item, annotator] of held) {
      this.#set(item, annotator, true);
      const others = heldBy.get(item);
      for (const other of others ?? []) this.#addPair(annotator, other, 1);
      if (others) others.push(annotator);
      else heldBy.set(item, [annotator]);
    }
    this.#held = heldBy;

    this.#slotStart = new Uint32Array(items + 1);
    let short = 0;
    const open = new Uint32Array(annotators);
    let openToAll = 0;
    for (let item = 0; item < items; item += 1) {
      const holders = heldBy.get(item) ?? [];
      const missing = Math.max(0, wanted[item]! - holders.length - (heldByOthers?.[item] ?? 0));
      const need = Math.min(missing, annotators - holders.length);
      if (need < missing) short += 1;
      this.overlap[item] = Math.min(65_535, holders.length + (heldByOthers?.[item] ?? 0) + need);
      this.#slotStart[item + 1] = this.#slotStart[item]! + need;
      if (need === 0) continue;
      openToAll += 1;
      for (const annotator of holders) open[annotator]! += 1;
    }
    this.short = short;
    const slots = this.#slotStart[items]!;
    this.#slotItem = new Uint32Array(slots);
    this.#slotAnnotator = new Uint16Array(slots);
    for (let item = 0; item < items; item += 1) this.#slotItem.fill(item, this.#slotStart[item], this.#slotStart[item + 1]);
    this.#quotas = assignmentQuotas(slots, capacities, open.map((taken) => openToAll - taken));
  }

  /** Gives the item its annotators: of those furthest behind their quota the ones that have shared least with the others of this item. */
  fill(item: number, random: Random): void {
    const to = this.#slotStart[item + 1]!;
    const chosen = [...(this.#held.get(item) ?? [])];
    for (let slot = this.#slotStart[item]!; slot < to; slot += 1) {
      const annotator = this.#choose(item, chosen, random);
      this.#slotAnnotator[slot] = annotator;
      this.#set(item, annotator, true);
      this.#load[annotator]! += 1;
      for (const other of chosen) this.#addPair(annotator, other, 1);
      chosen.push(annotator);
    }
  }

  #choose(item: number, chosen: readonly number[], random: Random): number {
    const offset = random.nextBelow(this.#annotators);
    // how far somebody is with their quota; half an item more, so that a large quota is not always served first
    const progress = (annotator: number) => (this.#load[annotator]! + 0.5) / Math.max(this.#quotas[annotator]!, 0.01);
    let least = Number.POSITIVE_INFINITY;
    for (let annotator = 0; annotator < this.#annotators; annotator += 1) if (!this.#hasItem(item, annotator)) least = Math.min(least, progress(annotator));
    let best = -1;
    let bestShared = Number.POSITIVE_INFINITY;
    let bestProgress = Number.POSITIVE_INFINITY;
    for (let step = 0; step < this.#annotators; step += 1) {
      const annotator = (offset + step) % this.#annotators;
      if (this.#hasItem(item, annotator)) continue;
      const at = progress(annotator);
      // with nobody to share with there is nothing but the quota to choose by
      const slack = chosen.length === 0 ? 0 : 1 / Math.max(this.#quotas[annotator]!, 1);
      if (at > least + slack + 1e-12) continue;
      let shared = 0;
      for (const other of chosen) shared += this.shared[annotator * this.#annotators + other]! / Math.max(this.#quotas[annotator]!, 1);
      if (shared < bestShared || (shared === bestShared && at < bestProgress)) {
        best = annotator;
        bestShared = shared;
        bestProgress = at;
      }
    }
    return best;
  }

  /** Moves items from those above their quota to those below it, along a chain of others where there is no direct way. */
  balance(random: Random): void {
    for (;;) {
      const over = this.#where((annotator) => this.#load[annotator]! > this.#quotas[annotator]!);
      const under = this.#where((annotator) => this.#load[annotator]! < this.#quotas[annotator]!);
      if (over.length === 0 || under.length === 0) return;
      if (!this.#moveDirectly(over, under, random) && !this.#moveAlongChain(over, new Set(under))) return;
    }
  }

  #where(holds: (annotator: number) => boolean): number[] {
    return [...this.#load.keys()].filter(holds);
  }

  #moveDirectly(over: readonly number[], under: readonly number[], random: Random): boolean {
    const slots = this.#slotAnnotator.length;
    const isOver = new Uint8Array(this.#annotators);
    for (const annotator of over) isOver[annotator] = 1;
    const offset = random.nextBelow(Math.max(1, slots));
    for (let step = 0; step < slots; step += 1) {
      const slot = (offset + step) % slots;
      if (!isOver[this.#slotAnnotator[slot]!]) continue;
      for (const to of under) {
        if (this.#hasItem(this.#slotItem[slot]!, to)) continue;
        this.#reassign(slot, to);
        return true;
      }
    }
    return false;
  }

  /** Breadth first from those with too much: an item goes from each to the next, until somebody with too little gets one. */
  #moveAlongChain(over: readonly number[], under: ReadonlySet<number>): boolean {
    const bySlot = new Map<number, readonly [slot: number, from: number]>();
    const seen = new Set(over);
    const queue = [...over];
    for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
      for (let slot = 0; slot < this.#slotAnnotator.length && seen.size < this.#annotators; slot += 1) {
        if (this.#slotAnnotator[slot] !== from) continue;
        for (let to = 0; to < this.#annotators; to += 1) {
          if (seen.has(to) || this.#hasItem(this.#slotItem[slot]!, to)) continue;
          seen.add(to);
          bySlot.set(to, [slot, from]);
          if (!under.has(to)) {
            queue.push(to);
            continue;
          }
          for (let at: number | undefined = to; at !== undefined; ) {
            const step = bySlot.get(at);
            if (!step) break;
            this.#reassign(step[0], at);
            at = step[1];
          }
          return true;
        }
      }
    }
    return false;
  }

  /** Random exchanges of two annotators between two items that make the shared counts more equal (a smaller sum of squares). */
  mixPairs(random: Random): void {
    const slots = this.#slotAnnotator.length;
    if (slots < 2 || this.#annotators < 3) return;
    const tries = Math.min(MOST_EXCHANGES, slots * EXCHANGES_EACH);
    for (let attempt = 0; attempt < tries; attempt += 1) {
      if (attempt % 2_000 === 0 && this.#arePairsEven()) return;
      const [first, second] = [random.nextBelow(slots), random.nextBelow(slots)];
      const [a, b] = [this.#slotAnnotator[first]!, this.#slotAnnotator[second]!];
      const [itemA, itemB] = [this.#slotItem[first]!, this.#slotItem[second]!];
      if (a === b || itemA === itemB || this.#hasItem(itemA, b) || this.#hasItem(itemB, a)) continue;
      const before = this.#squares;
      this.#reassign(first, b);
      this.#reassign(second, a);
      if (this.#squares <= before) continue;
      this.#reassign(first, a);
      this.#reassign(second, b);
    }
  }

  /** Sum of the squares of all shared counts, kept while they change. */
  #squares = 0;

  #arePairsEven(): boolean {
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (let a = 0; a < this.#annotators; a += 1)
      for (let b = 0; b < a; b += 1) {
        const shared = this.shared[a * this.#annotators + b]!;
        least = Math.min(least, shared);
        most = Math.max(most, shared);
      }
    return most - least <= 1;
  }

  /** The slot's item goes to another annotator, who does not have it. */
  #reassign(slot: number, to: number): void {
    const item = this.#slotItem[slot]!;
    const from = this.#slotAnnotator[slot]!;
    const end = this.#slotStart[item + 1]!;
    for (let other = this.#slotStart[item]!; other < end; other += 1) if (other !== slot) this.#exchangePair(from, to, this.#slotAnnotator[other]!);
    for (const other of this.#held.get(item) ?? []) this.#exchangePair(from, to, other);
    this.#slotAnnotator[slot] = to;
    this.#set(item, from, false);
    this.#set(item, to, true);
    this.#load[from]! -= 1;
    this.#load[to]! += 1;
  }

  #exchangePair(from: number, to: number, other: number): void {
    this.#addPair(from, other, -1);
    this.#addPair(to, other, 1);
  }

  #addPair(a: number, b: number, change: 1 | -1): void {
    const before = this.shared[a * this.#annotators + b]!;
    this.#squares += 2 * change * before + 1;
    this.shared[a * this.#annotators + b]! += change;
    this.shared[b * this.#annotators + a]! += change;
  }

  #hasItem(item: number, annotator: number): boolean {
    const bit = item * this.#annotators + annotator;
    return (this.#has[bit >>> 5]! & (1 << (bit & 31))) !== 0;
  }

  #set(item: number, annotator: number, has: boolean): void {
    const bit = item * this.#annotators + annotator;
    if (has) this.#has[bit >>> 5]! |= 1 << (bit & 31);
    else this.#has[bit >>> 5]! &= ~(1 << (bit & 31));
  }

  /** The items of each annotator, in the order in which they are listed. */
  listQueues(): Uint32Array[] {
    const queues = Array.from(this.#load, (size) => new Uint32Array(size));
    const filled = new Uint32Array(this.#annotators);
    for (let slot = 0; slot < this.#slotAnnotator.length; slot += 1) {
      const annotator = this.#slotAnnotator[slot]!;
      queues[annotator]![filled[annotator]!++] = this.#slotItem[slot]!;
    }
    return queues;
  }
}

function inOrder(queues: Uint32Array[], order: AssignmentOrder, items: number, random: Random): Uint32Array[] {
  if (order === 'asListed') return queues;
  if (order === 'randomEach') return queues.map((queue) => shuffle(queue, random));
  const rank = shuffle(Uint32Array.from({ length: items }, (_, item) => item), random);
  return queues.map((queue) => queue.sort((a, b) => rank[a]! - rank[b]!));
}
