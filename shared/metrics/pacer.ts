import type { Pause } from './measure';

/** About 10 ms of it: a unit is what takes a tenth of a microsecond. What is asked meanwhile waits for so long. */
const WORK_PER_PAUSE = 100_000;

/**
 * Pauses after so much work, however it is cut into pieces: `await pace(work, share, phase)` after each piece, which waits only where a pause is due.
 * Work is counted and not timed, so that the same input takes the same steps.
 */
export function pacer(pause: Pause): (work: number, share: number | null, phase: string) => Promise<void> | undefined {
  let done = 0;
  return (work, share, phase) => {
    done += work;
    if (done < WORK_PER_PAUSE) return undefined;
    done = 0;
    return pause(share, phase);
  };
}
