import { Refusal } from '../data/refusal';
import type { CommandContext } from './runCommand';

/** Does what compares items; where pictures or sounds must be read for it first, and nobody has, they are, and the project keeps what they were turned into. */
export async function withMedia<T>(project: string, context: CommandContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'noFeatures') throw error;
  }
  // only now: tfjs takes long to load
  (await import('./exposeRequire')).exposeRequire();
  const { readMedia } = await import('./readMedia');
  await readMedia(project, context);
  return work();
}
