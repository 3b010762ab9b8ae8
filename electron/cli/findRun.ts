import type { RunInfo } from '../../shared/contract/runs';
import { Refusal } from '../data/refusal';

const MOST_NAMES = 20;

/** The row id of the run of this name. Throws `Refusal`, which lists the runs there are. */
export function findRun(runs: readonly RunInfo[], name: string): number {
  const found = runs.find((entry) => entry.name === name);
  if (found) return found.runId;
  const known = runs.length === 0 ? 'Import predictions first: goldset import PROJECT FILE --as predictions --run NAME.' : `Its runs: ${runs.slice(0, MOST_NAMES).map((entry) => entry.name).join(', ')}.`;
  throw new Refusal('unknownRun', `There is no run “${name.slice(0, 80)}” in this project. ${known}`);
}
