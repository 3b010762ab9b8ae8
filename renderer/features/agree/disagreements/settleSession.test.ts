import { describe, expect, it } from 'vitest';
import type { Input } from '../../../../shared/contract';
import { NO_FILTER, SettleSession, type SettleSessionOptions } from './settleSession';

async function openSession(itemIds: number[], overrides: Partial<SettleSessionOptions> = {}) {
  const decisions: Input<'gold.decide'>[] = [];
  const told: string[] = [];
  const session = new SettleSession({
    list: () => Promise.resolve({ itemIds, entropies: itemIds.map(() => 1), measure: 'posterior', reason: null, total: itemIds.length, pairs: [], annotators: [], tags: [] }),
    decide: (input) => {
      decisions.push(input);
      return Promise.resolve({ guidelineVersion: null });
    },
    reopen: () => Promise.resolve({}),
    undo: () => Promise.resolve(null),
    annotatorId: () => 7,
    onFailure: (title) => told.push(title),
    onTold: (message) => told.push(message),
    ...overrides,
  });
  await session.open(NO_FILTER);
  return { session, decisions, told, state: () => session.store.getState() };
}

describe('SettleSession', () => {
  it('writes a decision with its reason and goes on to the next open item before it is answered', async () => {
    const { session, decisions, state } = await openSession([3, 1, 2]);
    session.change({ reason: ' because ', asExample: true });
    const deciding = session.decide('label', 'yes');
    expect(session.current).toBe(1);
    await deciding;
    expect(decisions).toEqual([{ annotatorId: 7, itemId: 3, decision: 'label', classUid: 'yes', reason: 'because', asExample: true }]);
    session.step(-1);
    expect([session.current, session.draft, state().decided.get(3)]).toEqual([3, { reason: '', asExample: false }, 'label']);
  });

  it('goes round to items that were passed over, and stays where all are settled', async () => {
    const { session } = await openSession([1, 2, 3]);
    session.step(2);
    await session.decide('ambiguous', null);
    expect(session.current).toBe(1);
    await session.decide('ambiguous', null);
    await session.decide('nobodyRight', null);
    expect(session.current).toBe(2);
  });

  it('comes back to an item whose decision could not be written, with the reason', async () => {
    const { session, told } = await openSession([1, 2], { decide: () => Promise.reject(new Error('no')) });
    session.change({ reason: 'kept' });
    await session.decide('label', 'yes');
    expect([session.current, session.draft.reason, told]).toEqual([1, 'kept', ['The decision was not written']]);
  });

  it('puts an item off to the end', async () => {
    const { session, state } = await openSession([1, 2, 3]);
    session.later();
    expect([state().queue, session.current]).toEqual([[2, 3, 1], 2]);
  });

  it('returns to the item of the step that was taken back, also one that was settled before', async () => {
    const undone = [2, 9];
    const { session, state, told } = await openSession([1, 2, 3], { undo: () => Promise.resolve({ title: 'Decided', itemId: undone.shift()!, queueId: null }) });
    session.step(1);
    await session.decide('label', 'yes');
    await session.undo();
    expect([session.current, state().decided.has(2)]).toEqual([2, false]);
    await session.undo();
    expect([session.current, state().queue]).toEqual([9, [1, 9, 2, 3]]);
    expect(told).toEqual(['Taken back: Decided', 'Taken back: Decided']);
  });

  it('stays where it is when an answer of the Label screen was taken back', async () => {
    const { session } = await openSession([1, 2], { undo: () => Promise.resolve({ title: 'Answer', itemId: 2, queueId: 0 }) });
    await session.undo();
    expect(session.current).toBe(1);
  });

  it('decides nothing while nobody says who decides', async () => {
    const { session, decisions } = await openSession([1, 2], { annotatorId: () => null });
    await session.decide('label', 'yes');
    expect([session.current, decisions]).toEqual([1, []]);
  });

  it('says why a queue could not be opened', async () => {
    const { state } = await openSession([], { list: () => Promise.reject(new Error('no words')) });
    expect(state()).toMatchObject({ phase: 'failed', failure: 'no words' });
  });
});
