import type { Random } from '../../sampling/random';
import type { MlpModel } from './mlpModel';

/** Weights before the training: Glorot's uniform ones (AISTATS 2010), drawn in one order so that a seed gives the same on every backend; biases 0. */
export function initialiseMlp({ columns, hidden, classes }: { columns: number; hidden: number; classes: number }, random: Random): MlpModel {
  const draw = (inputs: number, outputs: number) => {
    const limit = Math.sqrt(6 / (inputs + outputs));
    return Float32Array.from({ length: inputs * outputs }, () => (2 * random.nextFloat() - 1) * limit);
  };
  return {
    columns, hidden, classes,
    hiddenWeights: draw(columns, hidden),
    hiddenBias: new Float32Array(hidden),
    outputWeights: draw(hidden, classes),
    outputBias: new Float32Array(classes),
  };
}
