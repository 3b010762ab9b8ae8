import path from 'node:path';
import type { Input, MessageName, Output } from '../../shared/contract';
import type { EvaluationResult } from '../../shared/contract/evaluation';
import type { ItemQuery } from '../../shared/domain/itemQuery';
import { describeQuery } from '../../shared/report/describeQuery';
import { evaluationReport } from '../../shared/report/evaluationReport';
import { writeFiles } from '../data/export/writeFiles';

type Ask = <N extends MessageName>(message: N, input: Input<N>) => Promise<Output<N>>;

/** Writes an evaluation as the report that the app saves. */
export async function writeReport(file: string, { result, query, signal }: { readonly result: EvaluationResult; readonly query: ItemQuery; readonly signal: AbortSignal }, ask: Ask): Promise<void> {
  const [project, runs, references, todos, schema] = await Promise.all([ask('project.get', {}), ask('runs.list', {}), ask('references.list', {}), ask('todos.list', {}), ask('labelSchema.get', {})]);
  const names = { className: (uid: string) => schema.classes.find((entry) => entry.uid === uid)?.name, runName: (runId: number) => runs.find((entry) => entry.runId === runId)?.name };
  const run = runs.find(({ runId }) => runId === result.runId)!;
  const baseline = runs.find(({ runId }) => runId === result.comparison?.baselineId) ?? null;
  const page = evaluationReport({ project: project?.name ?? '', run, baseline, against: null, result, references, weakSlices: null, todos, population: describeQuery(query, names), date: new Date().toISOString(), version: null });
  await writeFiles(path.dirname(path.resolve(file)), [{ name: path.basename(file), pieces: [page] }], signal);
}
