import fc from 'fast-check';
import { ulid } from 'ulid';
import { expect, it } from 'vitest';
import { findStanding } from '../annotations/presentAnswer';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';
import { standingDecision } from './standingDecision';

/** Each event follows an earlier one, or none: `parents[i]` below `i` is which. */
const histories = fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 9 });

it('is the same event in SQL as by the rule for all events, in whatever order they arrived', () => {
  const { db } = openTestService().project;
  addTestItems(db, [{ id: 'a' }]);
  const insert = db.prepare("INSERT INTO gold_event (uid, item_id, decision, method, by, refers_to, schema_version, created_at) VALUES (?, 1, 'ambiguous', 'adjudicated', 'A', ?, 1, 0)");
  const standing = db.prepare<[], string>(`SELECT ${standingDecision('item.id', 'stands.uid')} FROM item`).pluck();
  const arrived = (events: readonly { uid: string; refersTo: string | null }[]) => {
    db.exec('SAVEPOINT history');
    for (const { uid, refersTo } of events) insert.run(uid, refersTo);
    const found = standing.get();
    db.exec('ROLLBACK TO history; RELEASE history');
    return found;
  };
  fc.assert(
    fc.property(histories, (parents) => {
      // ids whose order by time says nothing: a clock may have been anywhere
      const uids = parents.map((parent) => `${ulid(parent * 1e11)}-a`);
      const events = parents.map((parent, index) => ({ uid: uids[index]!, kind: 'ambiguous', refersTo: parent === 0 || parent > index ? null : uids[parent - 1]! }));
      const { present } = findStanding(events);
      expect(arrived(events)).toBe(present!.uid);
      const isLine = new Set(events.map(({ refersTo }) => refersTo)).size === events.length;
      if (!isLine) expect(arrived(events.toReversed())).toBe(present!.uid);
    }),
  );
});
