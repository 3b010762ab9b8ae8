/** Replicates behind every interval on the screen, and where chance starts: as `goldset agreement` does it. */
export const BOOTSTRAP = 2_000;
export const SEED = 0;
