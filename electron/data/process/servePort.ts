import { z } from 'zod';
import { request, type Failure, type Reply, type Request } from '../../../shared/contract/wire';
import { Refusal } from '../refusal';
import type { Port } from './port';

/** Expected failures keep their words; anything else is a fault of ours: logged, and named without its insides. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Refusal) return { code: error.code, message: error.message, expected: true };
  console.error(error);
  return { code: 'internal', message: error instanceof Error ? `${error.name}: ${error.message}` : String(error), expected: false };
}

const numbered = z.object({ id: z.int() });

/** Reads one message of a window; what is not a request is answered with a refusal under its number, or under 0 when it has none. */
export function parseRequest(data: unknown): { readonly request: Request } | { readonly refusal: Reply } {
  const parsed = request.safeParse(data);
  if (parsed.success) return { request: parsed.data };
  const id = numbered.safeParse(data).data?.id ?? 0;
  return { refusal: { type: 'reply', id, ok: false, failure: { code: 'badRequest', message: 'This is not a request.', expected: true } } };
}

/** Answers a window's requests over its port, each as soon as it is done. `onClose`: the window or its page went away. */
export function servePort(port: Port, answer: (request: Request) => Promise<unknown>, onClose: () => void): void {
  port.on('message', ({ data }) => {
    const parsed = parseRequest(data);
    if ('refusal' in parsed) port.postMessage(parsed.refusal);
    else void reply(port, parsed.request, answer);
  });
  port.on('close', onClose);
  port.start();
}

/** One request, one reply, whatever happens. */
export async function reply(port: { readonly postMessage: (message: Reply) => void }, { id, ...rest }: Request, answer: (request: Request) => unknown): Promise<void> {
  let message: Reply;
  try {
    message = { type: 'reply', id, ok: true, value: await answer({ id, ...rest }) };
  } catch (error) {
    message = { type: 'reply', id, ok: false, failure: toFailure(error) };
  }
  port.postMessage(message);
}
