import { describe, expect, it, vi } from 'vitest';
import { CANCEL_REQUEST, type Reply, type Request } from '../../../shared/contract/wire';
import type { AnalysisControl } from '../handler';
import { AnalysisRuns } from './analysisRuns';

function open(answer: (request: Request, control: AnalysisControl) => Promise<unknown>) {
  const replies: Reply[] = [];
  let wake = () => {};
  const runs = new AnalysisRuns({ postMessage: (message) => { replies.push(message); wake(); } }, answer);
  const answered = async (count: number) => {
    const final = () => replies.filter((reply) => reply.type === 'reply');
    while (final().length < count) await new Promise<void>((resolve) => { wake = resolve; });
    return final();
  };
  return { runs, replies, answered };
}
const ask = (id: number): Request => ({ id, message: 'x', input: {} });

describe('AnalysisRuns', () => {
  it('answers, and says how far it is where that takes long', async () => {
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    const { runs, replies, answered } = open(async ({ id }, { pause }) => {
      now = 99;
      await pause(0.25, 'counting');
      now = 100;
      await pause(0.5, 'adding');
      return id * 10;
    });
    runs.add(ask(1));
    expect(await answered(1)).toEqual([{ type: 'reply', id: 1, ok: true, value: 10 }]);
    expect(replies[0]).toEqual({ type: 'progress', id: 1, share: 0.5, phase: 'adding' });
    clock.mockRestore();
  });

  it('stops one that was taken back at its next pause, and goes on with the others', async () => {
    let rounds = 0;
    const { runs, answered } = open(async ({ id }, { pause }) => {
      if (id === 2) return 'two';
      for (;;) {
        rounds += 1;
        if (rounds === 3) runs.add({ id: 100, message: CANCEL_REQUEST, input: { id: 1 } });
        await pause(null, 'forever');
      }
    });
    runs.add(ask(1));
    runs.add(ask(2));
    const replies = await answered(2);
    expect(replies).toContainEqual({ type: 'reply', id: 2, ok: true, value: 'two' });
    expect(replies).toContainEqual({ type: 'reply', id: 1, ok: false, failure: { code: 'cancelled', message: 'This request was taken back.', expected: true } });
    expect(rounds).toBe(3);
  });

  it('ends all when the project is closed', async () => {
    const { runs, answered } = open(async (_, { pause }) => {
      for (;;) await pause(null, 'forever');
    });
    for (const id of [1, 2]) runs.add(ask(id));
    runs.cancelAll();
    for (const reply of await answered(2)) expect(reply).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  });
});
