/** Rows of probabilities in one row of `probability_block`; the last holds what is left. Part of the file format: never changed. */
export const ROWS_A_BLOCK = 4_096;
