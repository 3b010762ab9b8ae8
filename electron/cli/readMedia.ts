import { readFeatures } from '../../shared/training/readFeatures';
import { openService } from './openService';
import type { CommandContext } from './runCommand';
import { trainingTools } from './trainingTools';
import { watchAnalysis } from './watchAnalysis';

/** Turns a project's pictures or sounds into the vectors that a training would, which the project keeps. */
export async function readMedia(project: string, context: CommandContext): Promise<void> {
  const opened = openService(project, context);
  try {
    const plan = await opened.ask('training.plan', { labelSource: 'goldOrAnswers' });
    const options = { plan, contents: { texts: [], rows: [] }, first: null };
    const { failures } = await readFeatures(plan.modality === 'image' ? 'imageMobileNet' : 'audioLogMel', options, { ...trainingTools(opened, context), ...watchAnalysis(context), call: opened.ask, onNotice: context.log });
    for (const { itemId, reason } of failures.slice(0, 3)) context.log(`item ${itemId} could not be read: ${reason}`);
    if (failures.length > 3) context.log(`… and ${(failures.length - 3).toLocaleString('en')} more.`);
  } finally {
    await opened.close();
  }
}
