import type { Input, MessageName, Output } from '../../shared/contract';
import { openReaderFile } from '../data/project/openProjectFile';
import type { OpenProject } from '../data/service';
import { openService } from './openService';
import type { CommandContext } from './runCommand';
import { watchAnalysis } from './watchAnalysis';

type Ask = <N extends MessageName>(message: N, input: Input<N>) => Promise<Output<N>>;

/** Opens a project for what only reads, which also runs while the app has it open, and closes it. */
export async function withReader<T>(project: string, context: CommandContext, work: (ask: Ask) => Promise<T>): Promise<T> {
  const { ask, close } = openService(project, context, { analysis: watchAnalysis(context), open: openForReading });
  try {
    return await work(ask);
  } finally {
    await close();
  }
}

function openForReading(file: string): OpenProject {
  return { db: openReaderFile(file), path: file, readOnly: 'This command only reads.' };
}
