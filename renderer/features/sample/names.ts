import type { Backend, FeatureKind, LabelSource, ModelKind } from '../../../shared/domain/model';
import type { Modality } from '../../../shared/domain/project';

export const MODEL_NAME: Readonly<Record<ModelKind, string>> = { ngrams: 'n-grams', softmax: 'softmax regression', mlp: 'small network (MLP)', propagation: 'label propagation' };
export const FEATURE_NAME: Readonly<Record<FeatureKind, string>> = { textNgrams: 'word and character n-grams', textEmbedding: 'sentence embedding', imageMobileNet: 'MobileNet', audioLogMel: 'log-mel statistics', tableRows: 'fields of the row' };
export const BACKEND_NAME: Readonly<Record<Backend, string>> = { webgl: 'GPU (WebGL)', wasm: 'CPU (WASM)', cpu: 'CPU (plain JavaScript)' };
export const LABEL_SOURCE_NAME: Readonly<Record<LabelSource, string>> = { goldOrAnswers: 'gold, else the answers', gold: 'gold only', answers: 'answers only' };
export const LABEL_SOURCES_OFFERED = (Object.keys(LABEL_SOURCE_NAME) as LabelSource[]).map((value) => ({ value, label: LABEL_SOURCE_NAME[value] }));

/** What items of a modality are turned into; where there are several, one is chosen. */
export const FEATURES_OF: Readonly<Record<Modality, readonly FeatureKind[]>> = { text: ['textNgrams', 'textEmbedding'], image: ['imageMobileNet'], audio: ['audioLogMel'], table: ['tableRows'] };

/** Models that can be trained on these features: n-grams are of texts alone. */
export function modelsFor(modality: Modality, features: FeatureKind | 'auto'): readonly ModelKind[] {
  if (modality !== 'text') return ['softmax', 'mlp', 'propagation'];
  if (features === 'textNgrams') return ['ngrams', 'propagation'];
  return features === 'textEmbedding' ? ['softmax', 'mlp', 'propagation'] : ['ngrams', 'softmax', 'mlp', 'propagation'];
}
