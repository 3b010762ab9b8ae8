import path from 'node:path';
import { makeProblem } from './importProblem';
import type { RunContext } from './runContext';

export interface RunPlan {
  /** Null: it is not known yet, which was complained of. */
  readonly name: string | null;
  /** Row id of the run that has the name already. */
  readonly existing: number | null;
}

/** What the run of imported predictions is called, and which one that is to replace; what stands in the way is a problem. */
export function planRun(context: RunContext): RunPlan {
  const { db, settings, sources, problems } = context;
  const first = sources[0]!.name;
  const name = settings.run.name ?? (sources.length === 1 ? path.parse(first).name : null);
  if (name === null) {
    block('question', 'run.name', `${sources.length} files become one run: what is it called? (--run NAME)`);
    return { name, existing: null };
  }
  const existing = db.prepare<[string], number>('SELECT id FROM run WHERE name = ? AND removed = 0').pluck().get(name) ?? null;
  if (existing !== null && settings.onConflict === 'error') {
    block('question', 'run.exists', `There is a run called "${name.slice(0, 80)}". Choose another name (--run), replace that run (--on-conflict replace), or keep it and import nothing (--on-conflict skip).`);
  }
  return { name, existing };

  function block(severity: 'error' | 'question', code: string, message: string): void {
    context.blocked = true;
    problems.add(makeProblem(severity, code, first, message, { found: name ?? undefined }));
  }
}
