import type { ShellMessage } from '../../shared/contract/shell';

const LIMIT_MS = 5_000;

/** Asks the page to say when nothing waits to be saved any more, and waits for that, but not for ever. */
export class FlushPage {
  readonly #tellPage: (message: ShellMessage) => void;
  #connected = false;
  #answered: () => void = () => undefined;

  constructor(tellPage: (message: ShellMessage) => void) {
    this.#tellPage = tellPage;
  }

  /** The page has asked for ports: from now on it may have something to save. */
  pageConnected(): void {
    this.#connected = true;
  }

  flushed(): void {
    this.#answered();
  }

  /** Whether all was saved within five seconds. */
  async flush(): Promise<boolean> {
    if (!this.#connected) return true;
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), LIMIT_MS);
      this.#answered = () => {
        clearTimeout(timer);
        resolve(true);
      };
      this.#tellPage({ type: 'goldset-flush' });
    });
  }
}
