/** Keys pressed within this time of one that must wait (an undo) are carried out after it; later ones would hit an unseen item. */
const BUFFER_MS = 250;

type Step = () => void | Promise<void>;

/**
 * Carries out steps in the order in which they were asked for: at once where possible, behind one that is still under way
 * otherwise. False: not taken, because that one takes too long.
 */
export function createKeyOrder(options: { readonly now: () => number; readonly onFailure: (error: unknown) => void }): (step: Step) => boolean {
  let runningSince: number | null = null;
  const waiting: Step[] = [];

  const run = (step: Step) => {
    const outcome = step();
    if (!(outcome instanceof Promise)) return;
    runningSince = options.now();
    void outcome.catch(options.onFailure).finally(() => {
      runningSince = null;
      carryOn();
    });
  };
  const carryOn = () => {
    const next = waiting.shift();
    if (!next) return;
    run(next);
    if (runningSince === null) carryOn();
  };
  return (step) => {
    if (runningSince === null) run(step);
    else if (options.now() - runningSince <= BUFFER_MS) waiting.push(step);
    else return false;
    return true;
  };
}
