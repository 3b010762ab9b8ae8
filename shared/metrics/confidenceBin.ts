/** Bin of a reliability diagram that a confidence of 0 to 1 falls into: min(floor(p * bins), bins - 1). Example: .6 of 15 bins -> 9. */
export function confidenceBin(confidence: number, bins: number): number {
  return Math.max(0, Math.min(Math.floor(confidence * bins), bins - 1));
}
