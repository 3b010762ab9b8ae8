import type { DenseRows } from '../featureRows';
import { trainSoftmax, type SoftmaxOptions, type TrainedSoftmax } from '../linear/trainSoftmax';
import { BackendObjective } from './backendObjective';

/**
 * `trainSoftmax` of dense features with its matrix products on the backend that is set: the same convex optimum, reached by the same steps but for rounding.
 * Throws what it throws, and `BackendLost` where the graphics card went away. No tensor is left behind, however it ends.
 */
export async function trainSoftmaxOnBackend(features: DenseRows, labels: ArrayLike<number>, options: Omit<SoftmaxOptions, 'makeObjective'>): Promise<TrainedSoftmax> {
  const made: BackendObjective[] = [];
  try {
    return await trainSoftmax(features, labels, {
      ...options,
      makeObjective: (...given) => {
        const objective = new BackendObjective(...given);
        made.push(objective);
        return objective;
      },
    });
  } finally {
    for (const objective of made) objective.dispose();
  }
}
