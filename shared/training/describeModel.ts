import type { ModelDetails, TrainingPlan } from '../contract/models';
import type { Features } from '../model/trainedModel';
import type { Learned } from './learned';
import type { TrainingRequest } from './trainingRequest';

interface Described {
  readonly request: TrainingRequest;
  readonly plan: TrainingPlan;
  readonly learned: Learned;
  readonly features: Features;
  readonly notes: readonly string[];
  readonly seconds: number;
}

/** What the project keeps of a model beyond its predictions. */
export function describeModel({ request, plan, learned, features, notes, seconds }: Described): ModelDetails {
  const { dev } = learned;
  return {
    kind: learned.kind,
    features: features.kind,
    featureVersion: features.version,
    backend: learned.backend,
    seed: request.seed,
    labelSource: request.labelSource,
    snapshot: plan.snapshot,
    classUids: plan.classes.map(({ uid }) => uid),
    trainItems: learned.trainItems,
    devSource: learned.devSource,
    devItems: dev?.items ?? 0,
    devAccuracy: dev?.accuracy ?? null,
    devAccuracyCi: toPair(dev?.accuracyInterval),
    devMacroF1: dev?.macroF1 ?? null,
    devMacroF1Ci: toPair(dev?.macroF1Interval),
    devLogLoss: dev?.logLoss ?? null,
    temperature: learned.temperature,
    seconds,
    history: learned.history.map(({ epoch, loss, devLoss, devAccuracy }) => ({ epoch, loss, devLoss, devAccuracy })),
    candidates: learned.candidates.map((candidate) => ({ ...candidate })),
    notes: [...new Set(notes)],
    hyperparameters: [...learned.hyperparameters.map(([name, value]): [string, string] => [name, value]), ['labels', request.labelSource], ['split', request.split ?? 'train'], ['seed', String(request.seed)]],
  };
}

function toPair(interval: readonly [number, number] | null | undefined): [number, number] | null {
  return interval ? [interval[0], interval[1]] : null;
}
