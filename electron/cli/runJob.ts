import type { Input, MessageName, Output } from '../../shared/contract';
import { Refusal } from '../data/refusal';
import type { OpenedService } from './openService';
import type { CommandContext } from './runCommand';

type JobMessage = { [N in MessageName]: Output<N> extends { jobId: string } ? N : never }[MessageName];

/** Starts a job, lets Ctrl-C cancel it, and returns its result; null when it was cancelled. A failed one throws its reason. */
export async function runJob<N extends JobMessage>({ ask, service }: OpenedService, context: CommandContext, message: N, input: Input<N>): Promise<unknown> {
  const { jobId } = (await ask(message, input)) as { jobId: string };
  context.signal.addEventListener('abort', () => service.jobs.cancel(jobId), { once: true });
  if (context.signal.aborted) service.jobs.cancel(jobId);
  const job = await service.jobs.settled(jobId);
  if (job.error) throw new Refusal(job.error.code, job.error.message);
  return job.result;
}
