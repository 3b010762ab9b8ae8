import type { ModelDetails } from '../../shared/contract/models';
import type { Backend } from '../../shared/domain/model';
import { trainRun } from '../../shared/training/trainRun';
import type { TrainingState } from '../../shared/training/trainingEnvironment';
import { TrainingProblem } from '../../shared/training/trainingProblem';
import type { TrainingRequest } from '../../shared/training/trainingRequest';
import { Refusal } from '../data/refusal';
import { openService } from './openService';
import type { CommandContext, CommandResult } from './runCommand';
import { takeBackend } from './takeBackend';
import { toPercent } from './textTable';
import { trainingTools } from './trainingTools';
import { watchAnalysis } from './watchAnalysis';

/** Trains a model in this process and writes its run through the data service. */
export async function trainProject(project: string, { request, backend }: { readonly request: TrainingRequest; readonly backend: Backend | 'auto' }, context: CommandContext): Promise<CommandResult> {
  const opened = openService(project, context);
  try {
    const { pause } = watchAnalysis(context);
    let state: Pick<TrainingState, 'phase' | 'share'> = { phase: 'reading labels', share: null };
    const tools = trainingTools(opened, context);
    await takeBackend(tools.backends, backend);
    const { run, details } = await trainRun(request, {
      ...tools,
      call: opened.ask,
      pause: () => pause(state.share, state.phase),
      isStopped: () => false,
      onState: (now) => (state = now),
    });
    for (const note of details.notes) context.log(`note: ${note}`);
    const { devAccuracy, devMacroF1, devItems, devSource, trainItems, seconds, kind: model, featureVersion: features, candidates, notes } = details;
    // plain typed arrays are computed by the processor
    const json = { run: run.name, backend: details.backend ?? 'cpu', devAccuracy, seconds, devMacroF1, devItems, devSource, trainItems, predictions: run.predictions, model, features, candidates, notes };
    return { json, text: describe(run.name, details) };
  } catch (error) {
    if (error instanceof TrainingProblem) throw new Refusal(error.code, error.message);
    throw error;
  } finally {
    await opened.close();
  }
}

function describe(name: string, details: ModelDetails): string {
  const items = details.devItems.toLocaleString('en');
  const on = details.devSource === 'split' ? `${items} dev items` : `${items} items in turn, each by a model that had not seen it`;
  return `Run “${name}”: ${details.kind} on ${details.featureVersion}, learnt from ${details.trainItems.toLocaleString('en')} items in ${details.seconds.toFixed(1)} s.\n${details.devAccuracy === null ? 'Too few labels to measure it.' : `Accuracy ${toPercent(details.devAccuracy)} on ${on}.`}`;
}
