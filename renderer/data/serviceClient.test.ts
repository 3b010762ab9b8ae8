import { beforeEach, describe, expect, it } from 'vitest';
import type { ServiceName } from '../../shared/contract/shell';
import { CANCEL_REQUEST, type Reply, type Request } from '../../shared/contract/wire';
import { ServiceClient } from './serviceClient';

const QUERY = { search: '', filters: [], sort: null };

/** The other end of a service's port: what it was asked, and how it answers. */
function connect(client: ServiceClient, service: ServiceName) {
  const { port1, port2 } = new MessageChannel();
  const asked: Request[] = [];
  let wake = () => {};
  port2.onmessage = ({ data }) => {
    asked.push(data as Request);
    wake();
  };
  client.setPort(service, port1);
  return {
    asked,
    answer: (reply: Reply) => port2.postMessage(reply),
    has: async (count: number) => {
      while (asked.length < count) await new Promise<void>((resolve) => (wake = resolve));
      return asked;
    },
  };
}

describe('ServiceClient', () => {
  let client: ServiceClient;
  beforeEach(() => {
    client = new ServiceClient();
  });

  it('sends a write that was not answered again over the next port, with the same operation id', async () => {
    const first = connect(client, 'data');
    const renamed = client.call('project.rename', { name: 'New' });
    const [sent] = await first.has(1);
    const second = connect(client, 'data');
    const [again] = await second.has(1);
    expect(again).toEqual(sent);
    expect(again!.operationId).toHaveLength(26);
    second.answer({ type: 'reply', id: again!.id, ok: true, value: {} });
    await expect(renamed).resolves.toEqual({});
  });

  it('says when nothing waits to be saved any more', async () => {
    await client.whenSaved();
    const port = connect(client, 'data');
    void client.call('project.rename', { name: 'New' });
    const [sent] = await port.has(1);
    let saved = false;
    const waiting = client.whenSaved().then(() => (saved = true));
    await Promise.resolve();
    expect(saved).toBe(false);
    port.answer({ type: 'reply', id: sent!.id, ok: true, value: {} });
    await waiting;
  });

  it('takes back a scan that nobody waits for, and no other message', async () => {
    const reader = connect(client, 'reader');
    const data = connect(client, 'data');
    const aborting = new AbortController();
    const counted = client.call('items.count', { query: QUERY }, undefined, { signal: aborting.signal });
    void client.call('project.get', {}, undefined, { signal: aborting.signal }).catch(() => undefined);
    const [sent] = await reader.has(1);
    await data.has(1);
    aborting.abort();
    const [, taken] = await reader.has(2);
    expect(taken).toMatchObject({ message: CANCEL_REQUEST, input: { id: sent!.id } });
    expect(data.asked).toHaveLength(1);
    reader.answer({ type: 'reply', id: sent!.id, ok: false, failure: { code: 'cancelled', message: 'This request was taken back.', expected: true } });
    await expect(counted).rejects.toMatchObject({ code: 'cancelled' });
  });
});
