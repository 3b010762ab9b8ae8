import { CANCEL_REQUEST, cancelInput, type Reply, type Request } from '../../../shared/contract/wire';
import { Refusal } from '../refusal';
import { reply } from './servePort';

/**
 * A window's scans, one after the other. Between two of them the process reads its messages, so that what was taken back
 * meanwhile (the user typed on) is not run; a scan that runs already cannot be stopped.
 */
export class ScanQueue {
  readonly #port: { readonly postMessage: (message: Reply) => void };
  readonly #answer: (request: Request) => unknown;
  readonly #waiting: Request[] = [];
  #running = false;

  constructor(port: { readonly postMessage: (message: Reply) => void }, answer: (request: Request) => unknown) {
    this.#port = port;
    this.#answer = answer;
  }

  add(request: Request): void {
    if (request.message === CANCEL_REQUEST) {
      this.#cancel(request);
      return;
    }
    this.#waiting.push(request);
    if (!this.#running) void this.#run();
  }

  #cancel({ input }: Request): void {
    const parsed = cancelInput.safeParse(input);
    const index = this.#waiting.findIndex((waiting) => waiting.id === parsed.data?.id);
    if (index === -1) return;
    const [taken] = this.#waiting.splice(index, 1);
    void reply(this.#port, taken!, () => {
      throw new Refusal('cancelled', 'This request was taken back.');
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = this.#waiting.shift();
      if (!next) break;
      await reply(this.#port, next, this.#answer);
    }
    this.#running = false;
  }
}
