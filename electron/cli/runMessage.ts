import type { Input, MessageName, Output } from '../../shared/contract';
import { openService } from './openService';
import type { CommandContext } from './runCommand';

/** Opens a project, runs one message of the contract against it, and closes it. */
export async function runMessage<N extends MessageName>(project: string, message: N, input: Input<N>, context: CommandContext): Promise<Output<N>> {
  const { ask, close } = openService(project, context);
  try {
    return await ask(message, input);
  } finally {
    await close();
  }
}
