export type AutomaticMethod = 'unanimous' | 'majority';

export interface Answers {
  /** Item of each answer; the answers of an item stand together. */
  readonly itemIds: Uint32Array;
  /** Class of each answer, 0 for a flag that the item is ambiguous. */
  readonly classIds: Uint32Array;
  /** Classes that are no answer. */
  readonly abstain: ReadonlySet<number>;
}

export interface Decisions {
  /** Class -> items, in the order of the answers. */
  readonly itemsOf: ReadonlyMap<number, readonly number[]>;
  /** Items with an answer or a flag that the method leaves undecided. */
  readonly open: number;
}

/**
 * Which items' answers settle their label? Abstain answers are no votes. `unanimous`: there is a vote, all votes are for one
 * class, and nobody flagged the item as ambiguous. `majority`: one class has more votes than every other; a tie stays open, flags do not vote.
 */
export function decideLabels({ itemIds, classIds, abstain }: Answers, method: AutomaticMethod): Decisions {
  const itemsOf = new Map<number, number[]>();
  let open = 0;
  for (let from = 0; from < itemIds.length; ) {
    const itemId = itemIds[from]!;
    let to = from + 1;
    while (to < itemIds.length && itemIds[to] === itemId) to++;
    const winner = decide(classIds, from, to, abstain, method);
    if (winner === null) open++;
    else {
      const items = itemsOf.get(winner);
      if (items) items.push(itemId);
      else itemsOf.set(winner, [itemId]);
    }
    from = to;
  }
  return { itemsOf, open };
}

function decide(classIds: Uint32Array, from: number, to: number, abstain: ReadonlySet<number>, method: AutomaticMethod): number | null {
  let best: number | null = null;
  let bestVotes = 0;
  let isTie = false;
  let flagged = false;
  let votes = 0;
  for (let at = from; at < to; at++) {
    const classId = classIds[at]!;
    if (classId === 0) flagged = true;
    if (classId === 0 || abstain.has(classId)) continue;
    votes++;
    let same = 0;
    for (let other = from; other < to; other++) if (classIds[other] === classId) same++;
    if (same > bestVotes) [best, bestVotes, isTie] = [classId, same, false];
    else if (same === bestVotes && classId !== best) isTie = true;
  }
  if (method === 'unanimous') return bestVotes === votes && !flagged ? best : null;
  return isTie ? null : best;
}
