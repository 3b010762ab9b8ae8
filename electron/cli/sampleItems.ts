import type { SampleRequest } from '../../shared/contract/sampling';
import type { StrategyId } from '../../shared/domain/model';
import { findRun } from './findRun';
import { openService } from './openService';
import type { CommandContext } from './runCommand';
import type { Sample } from './sample';
import { watchAnalysis } from './watchAnalysis';
import { withMedia } from './withMedia';
import { withReader } from './withReader';

export interface SampleWish {
  readonly project: string;
  /** Undefined: no queue is made. */
  readonly queue: string | undefined;
  readonly runName: string | undefined;
  readonly request: Omit<SampleRequest, 'runId'>;
}

/** They work without a model, and ask none unless one is named. */
const ASK_NO_MODEL: ReadonlySet<StrategyId> = new Set(['random', 'k-centre', 'cluster-first']);

/** Chooses a batch, and makes a queue of it where one is wanted. */
export function sampleItems(wish: SampleWish, context: CommandContext): Promise<Sample> {
  return withMedia(wish.project, context, () => chooseItems(wish, context));
}

async function chooseItems({ project, queue, runName, request }: SampleWish, context: CommandContext): Promise<Sample> {
  const choose = async (ask: Parameters<Parameters<typeof withReader>[2]>[0]): Promise<Sample> => {
    const named = runName === undefined ? null : findRun(await ask('runs.list', {}), runName);
    const newest = named === null && !ASK_NO_MODEL.has(request.strategy) ? ((await ask('models.list', {}))[0]?.run ?? null) : null;
    const runId = named ?? newest?.runId ?? null;
    const sample = await ask('sampling.preview', { ...request, runId });
    return { ...sample, runName: runName ?? newest?.name ?? null, queue: null };
  };
  if (queue === undefined) return withReader(project, context, choose);
  const { ask, close } = openService(project, context, { analysis: watchAnalysis(context) });
  try {
    const sample = await choose(ask);
    await ask('sampling.createQueue', { name: queue, strategy: request.strategy, runId: sample.runId, seed: request.seed, items: sample.items.map(({ itemId, score, reason, audit }) => ({ itemId, score, reason, audit })) });
    return { ...sample, queue };
  } finally {
    await close();
  }
}
