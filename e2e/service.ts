import type { Page } from '@playwright/test';
import type { Input, MessageName, Output } from '../shared/contract';

/** Far from the ids that the app's own client counts up to on the same port. */
let lastId = 1_000_000;

/**
 * Asks the data service what the project holds, past the screens. The page gets fresh ports for it, as after a restart of the
 * service; the app's client goes on over them, and this takes the answer to its own request off the same port.
 */
export async function ask<N extends MessageName>(page: Page, message: N, input: Input<N>): Promise<Output<N>> {
  const reply = await page.evaluate(
    async ([id, name, value]) => {
      const port = await new Promise<MessagePort>((resolve) => {
        const take = ({ data, ports }: MessageEvent<{ type?: string; service?: string }>) => {
          if (data?.type !== 'goldset-port' || data.service !== 'data') return;
          window.removeEventListener('message', take);
          resolve(ports[0]!);
        };
        window.addEventListener('message', take);
        window.goldset.requestPorts();
      });
      return new Promise<{ ok: boolean; value?: unknown; failure?: { message: string } }>((resolve) => {
        port.addEventListener('message', ({ data }) => data.type === 'reply' && data.id === id && resolve(data));
        port.postMessage({ id, message: name, input: value });
      });
    },
    [(lastId += 1), message, input] as const,
  );
  if (!reply.ok) throw new Error(`${message}: ${reply.failure?.message}`);
  return reply.value as Output<N>;
}
