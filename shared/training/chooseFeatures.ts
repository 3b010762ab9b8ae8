import type { FeatureKind } from '../domain/model';
import type { Modality } from '../domain/project';
import { TrainingProblem } from './trainingProblem';
import type { TrainingRequest } from './trainingRequest';

/** What items of each modality can be turned into, the usual first. */
const FEATURES: Readonly<Record<Modality, readonly FeatureKind[]>> = { text: ['textNgrams', 'textEmbedding'], image: ['imageMobileNet'], audio: ['audioLogMel'], table: ['tableRows'] };

/** Sentence vectors are tried with so many labels at most: with more, n-grams do as well, and the training takes long. */
const MOST_LABELLED = 4_000;
/** And of projects with so much text at most, one to two minutes of a processor, of which a text counts for what is read of it. */
const [MOST_CHARACTERS, READ_CHARACTERS] = [500_000, 1_000];

/**
 * What the items are turned into; of several, the better on held-out items is taken.
 *
 * For texts n-grams. Where nothing was asked for and there are few labels and little text, most of it in Latin letters, sentence vectors too: they know English before the first label. It depends on that alone, never on what
 * was computed before. Throws `TrainingProblem` for features of another kind of items.
 */
export function chooseFeatures(modality: Modality, { features, model }: Pick<TrainingRequest, 'features' | 'model'>, { labelled, texts }: { readonly labelled: number; readonly texts: readonly string[] }): readonly FeatureKind[] {
  const allowed = FEATURES[modality];
  if (features !== 'auto' && !allowed.includes(features)) throw new TrainingProblem('notForModality', `${features} can't be made of this project's items (${modality}). Choose ${allowed.join(' or ')}, or auto.`);
  if (features !== 'auto') return [features];
  if (modality === 'text' && (model === 'softmax' || model === 'mlp')) return ['textEmbedding'];
  if (modality !== 'text' || model !== 'auto' || labelled > MOST_LABELLED) return [allowed[0]!];
  const characters = texts.reduce((sum, { length }) => sum + Math.min(length, READ_CHARACTERS), 0);
  return characters > MOST_CHARACTERS || !isLatin(texts) ? [allowed[0]!] : allowed;
}

/** Whether half of the letters at least are those that English is written in. */
function isLatin(texts: readonly string[]): boolean {
  let [letters, latin] = [0, 0];
  for (const text of texts) {
    const read = text.slice(0, READ_CHARACTERS);
    letters += read.match(/\p{L}/gu)?.length ?? 0;
    latin += read.match(/\p{Script=Latin}/gu)?.length ?? 0;
  }
  return latin > 0 && 2 * latin >= letters;
}
