/** A stretch without any input counts at most this much: beyond it nobody was working. */
export const LONGEST_PAUSE_MS = 60_000;

/** Measures how long somebody worked on one item: wall time, with every pause capped. */
export interface ActiveClock {
  start(now: number): void;
  /** Some input happened: a key, the wheel, the pointer. */
  touch(now: number): void;
  /** Worked milliseconds since `start`. */
  read(now: number): number;
}

export function createActiveClock(): ActiveClock {
  let worked = 0;
  let last = 0;
  const pass = (now: number) => {
    worked += Math.min(Math.max(0, now - last), LONGEST_PAUSE_MS);
    last = now;
  };
  return {
    start(now) {
      worked = 0;
      last = now;
    },
    touch: pass,
    read(now) {
      pass(now);
      return Math.round(worked);
    },
  };
}
