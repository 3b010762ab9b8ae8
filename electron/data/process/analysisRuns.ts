import { CANCEL_REQUEST, cancelInput, type Reply, type Request } from '../../../shared/contract/wire';
import type { AnalysisControl } from '../handler';
import { Refusal } from '../refusal';
import { reply } from './servePort';

/** Progress is told at most this often, and not of what is done sooner: whoever asked draws it, which takes longer than a quick answer. */
const TELL_EVERY_MS = 100;

/** A window's analyses: each is told how far it is, can be taken back at any pause, and they take turns at their pauses. */
export class AnalysisRuns {
  readonly #port: { readonly postMessage: (message: Reply) => void };
  readonly #answer: (request: Request, control: AnalysisControl) => Promise<unknown>;
  readonly #cancelled = new Set<number>();
  readonly #running = new Set<number>();

  constructor(port: { readonly postMessage: (message: Reply) => void }, answer: (request: Request, control: AnalysisControl) => Promise<unknown>) {
    this.#port = port;
    this.#answer = answer;
  }

  add(request: Request): void {
    if (request.message === CANCEL_REQUEST) {
      const id = cancelInput.safeParse(request.input).data?.id;
      if (id !== undefined && this.#running.has(id)) this.#cancelled.add(id);
      return;
    }
    void this.#run(request);
  }

  cancelAll(): void {
    for (const id of this.#running) this.#cancelled.add(id);
  }

  async #run(request: Request): Promise<void> {
    const { id } = request;
    let toldAt = performance.now();
    const pause: AnalysisControl['pause'] = async (share, phase) => {
      const now = performance.now();
      if (now - toldAt >= TELL_EVERY_MS) {
        toldAt = now;
        this.#port.postMessage({ type: 'progress', id, share, phase });
      }
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#cancelled.has(id)) throw new Refusal('cancelled', 'This request was taken back.');
    };
    this.#running.add(id);
    await reply(this.#port, request, async (asked) => {
      // A request taken back in the same breath is not begun.
      await pause(null, 'reading');
      return this.#answer(asked, { pause });
    });
    this.#running.delete(id);
    this.#cancelled.delete(id);
  }
}
