import { contract, type Input, type MessageName, type Output } from '../../shared/contract';
import type { MessageKind } from '../../shared/contract/define';
import { openService } from './openService';
import type { CommandContext } from './runCommand';
import { watchAnalysis } from './watchAnalysis';
import { withReader } from './withReader';

const READS: ReadonlySet<MessageKind> = new Set(['scan', 'analysis']);

/** Opens a project, runs one message of the contract against it, and closes it. What only reads also runs while the app has it open. */
export async function runMessage<N extends MessageName>(project: string, message: N, input: Input<N>, context: CommandContext): Promise<Output<N>> {
  if (READS.has(contract[message].kind)) return withReader(project, context, (ask) => ask(message, input));
  const { ask, close } = openService(project, context, { analysis: watchAnalysis(context) });
  try {
    return await ask(message, input);
  } finally {
    await close();
  }
}
