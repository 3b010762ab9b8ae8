/** What of an event decides which one stands. */
export interface LoggedEvent {
  readonly uid: string;
  /** `withdraw` takes the event that it refers to out; every other kind is an answer (or a decision). */
  readonly kind: string;
  /** The event that this one supersedes or withdraws. */
  readonly refersTo: string | null;
}

export interface Standing<E> {
  /** The one that counts; undefined when all were withdrawn. */
  readonly present: E | undefined;
  /** All that nothing supersedes: more than one where logs that did not know of each other both went on. */
  readonly heads: readonly E[];
}

/**
 * Which event of a group (the answers of one annotator for one item, the decisions about one item) stands. Within one log each
 * event refers to the one that stood before it, so that this is the newest that was not withdrawn. Where copies of a project
 * went on by themselves it depends on the set of events alone, never on a clock or on the order in which they arrived: the one with
 * the most events before it along `refersTo` counts; among equals an answer before a skip, and then the one whose uid is smaller without
 * the time that it begins with. `gold/standingDecision.ts` says the same in SQL. `events`: each after the one it refers to.
 */
export function findStanding<E extends LoggedEvent>(events: readonly E[]): Standing<E> {
  const depths = new Map<string, number>();
  const before = new Map<string, string | null>();
  const withdrawn = new Set<string>();
  for (const { uid, kind, refersTo } of events) {
    if (kind === 'withdraw') {
      if (refersTo !== null) withdrawn.add(refersTo);
    } else {
      depths.set(uid, refersTo === null ? 1 : (depths.get(refersTo) ?? 0) + 1);
      before.set(uid, refersTo);
    }
  }
  const standing = events.filter(({ uid, kind }) => kind !== 'withdraw' && !withdrawn.has(uid));
  let present: E | undefined;
  for (const event of standing) if (!present || compare(event, present, depths) > 0) present = event;
  return { present, heads: findHeads(standing, before) };
}

function compare(a: LoggedEvent, b: LoggedEvent, depths: ReadonlyMap<string, number>): number {
  const depth = depths.get(a.uid)! - depths.get(b.uid)!;
  if (depth !== 0) return depth;
  const answered = Number(a.kind !== 'skip') - Number(b.kind !== 'skip');
  return answered !== 0 ? answered : timeless(a.uid) < timeless(b.uid) ? 1 : -1;
}

/** The first ten characters of a ULID are its time. The whole comes last, for uids that differ in nothing else. */
const timeless = (uid: string) => `${uid.slice(10)} ${uid}`;

/** Standing events that no standing one supersedes, directly or through others. */
function findHeads<E extends LoggedEvent>(standing: readonly E[], before: ReadonlyMap<string, string | null>): E[] {
  if (standing.length < 2) return [...standing];
  const superseded = new Set<string>();
  for (const { uid } of standing) {
    for (let at = before.get(uid) ?? null; at !== null && !superseded.has(at); at = before.get(at) ?? null) superseded.add(at);
  }
  return standing.filter(({ uid }) => !superseded.has(uid));
}
