import { describe, expect, it } from 'vitest';
import { CANCEL_REQUEST, type Reply, type Request } from '../../../shared/contract/wire';
import { Refusal } from '../refusal';
import { ScanQueue } from './scanQueue';

/** A queue whose replies are collected; `settled` resolves when `count` of them are there. */
function openQueue(answer: (request: Request) => unknown) {
  const replies: Reply[] = [];
  let wake = () => {};
  const queue = new ScanQueue({ postMessage: (message) => { replies.push(message); wake(); } }, answer);
  const settled = async (count: number) => {
    while (replies.length < count) await new Promise<void>((resolve) => { wake = resolve; });
    return replies;
  };
  return { queue, settled };
}
const scan = (id: number): Request => ({ id, message: 'items.count', input: { id } });
const cancel = (id: number): Request => ({ id: 1000 + id, message: CANCEL_REQUEST, input: { id } });

describe('ScanQueue', () => {
  it('answers in the order of arrival', async () => {
    const { queue, settled } = openQueue(({ id }) => id * 10);
    for (const id of [1, 2, 3]) queue.add(scan(id));
    expect(await settled(3)).toEqual([1, 2, 3].map((id) => ({ type: 'reply', id, ok: true, value: id * 10 })));
  });

  it('does not run what was taken back while it waited, and says so', async () => {
    const ran: number[] = [];
    const { queue, settled } = openQueue(({ id }) => ran.push(id));
    for (const id of [1, 2, 3]) queue.add(scan(id));
    queue.add(cancel(2));
    const replies = await settled(3);
    expect(ran).toEqual([1, 3]);
    expect(replies.find((reply) => reply.type === 'reply' && reply.id === 2)).toMatchObject({ ok: false, failure: { code: 'cancelled', expected: true } });
  });

  it('ignores taking back what is answered, unknown or not a number', async () => {
    const { queue, settled } = openQueue(() => null);
    queue.add(scan(1));
    await settled(1);
    queue.add(cancel(1));
    queue.add({ id: 5, message: CANCEL_REQUEST, input: 'x' });
    queue.add(scan(2));
    expect((await settled(2)).map((reply) => reply.type === 'reply' && reply.id)).toEqual([1, 2]);
  });

  it('goes on after a failure, whose reason it passes on', async () => {
    const { queue, settled } = openQueue(({ id }) => {
      if (id === 1) throw new Refusal('busy', 'The disk is full.');
      return id;
    });
    queue.add(scan(1));
    queue.add(scan(2));
    expect(await settled(2)).toEqual([
      { type: 'reply', id: 1, ok: false, failure: { code: 'busy', message: 'The disk is full.', expected: true } },
      { type: 'reply', id: 2, ok: true, value: 2 },
    ]);
  });
});
