import type { ImportProblem } from '../../../shared/contract/importing';
import { describeFound } from '../../../shared/import/describeFound';

export const MAX_LISTED_PROBLEMS = 100;

type Details = Partial<Pick<ImportProblem, 'line' | 'record' | 'position' | 'column'>> & { readonly found?: string };

/** A problem with what is not known left null (line 0: the source has none) and what was found made safe to show. */
export function makeProblem(severity: ImportProblem['severity'], code: string, file: string, message: string, details: Details = {}): ImportProblem {
  const { found, ...place } = details;
  return { severity, code, file, line: null, record: null, position: null, column: null, ...place, ...(place.line === 0 ? { line: null } : {}), found: found === undefined ? null : describeFound(found), message };
}

/** The input as a whole cannot be read (further): no setting that skips rows helps. */
export class FatalProblem extends Error {
  readonly problem: ImportProblem;

  constructor(problem: ImportProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Lists the first problems of each severity, counts all, and says of repeated warnings how often they came. */
export class ProblemList {
  readonly #listed: ImportProblem[] = [];
  readonly #warnings = new Map<string, number>();
  total = 0;
  errors = 0;
  questions = 0;

  add(problem: ImportProblem): void {
    this.total += 1;
    if (problem.severity === 'error') this.errors += 1;
    if (problem.severity === 'question') this.questions += 1;
    if (problem.severity === 'warning') {
      // A warning that holds for every row must not push out the errors.
      const times = (this.#warnings.get(problem.code) ?? 0) + 1;
      this.#warnings.set(problem.code, times);
      if (times > MAX_LISTED_PROBLEMS / 4) return;
    }
    if (this.#listed.length < MAX_LISTED_PROBLEMS) this.#listed.push(problem);
    else if (problem.severity !== 'warning') {
      const last = this.#listed.findLastIndex((listed) => listed.severity === 'warning');
      if (last >= 0) this.#listed[last] = problem;
    }
  }

  /** At most 100, questions and errors first. */
  get listed(): readonly ImportProblem[] {
    const weight = { question: 0, error: 1, warning: 2 };
    return [...this.#listed].sort((a, b) => weight[a.severity] - weight[b.severity]);
  }
}
