import type { FeatureKind } from '../domain/model';
import { MODEL_C } from './linear/modelC';
import { TrainingFailed } from './trainingFailed';
import type { Candidate } from './trainCandidate';
import type { Features } from './trainedModel';

export interface ModelChoice {
  /** `auto`: all that fit the features are compared. */
  readonly model: 'auto' | 'ngrams' | 'softmax' | 'mlp';
  /** scikit-learn's C. Default: 10 for n-grams, 1 for rows of a table; of 0.01, 0.1 and 1 the best for vectors with `auto`, 0.1 otherwise and beside other features. */
  readonly c?: number | undefined;
  /** Of a perceptron. Default 128. */
  readonly hidden?: number | undefined;
  /** The most epochs of a perceptron. Default 200. */
  readonly epochs?: number | undefined;
}

const TITLES: Readonly<Record<FeatureKind, string>> = {
  textNgrams: 'words and parts of words',
  textEmbedding: 'sentence vectors',
  imageMobileNet: 'image vectors',
  audioLogMel: 'sound spectra',
  tableRows: 'table columns',
};

/** With fewer labelled rows a perceptron is not compared: it is no better than softmax regression then, and less steady. */
const ROWS_FOR_MLP = 200;

/** Of a column of numbers, where bins are tried. */
const BINS = 8;

/** The models that are trained and compared, on the features there are: several of one kind of features, one of each where there are several. Throws `TrainingFailed` where the chosen model takes none of them. */
export function listCandidates(features: readonly Features[], { model, c, hidden = 128, epochs = 200 }: ModelChoice, trainRows: number): Candidate[] {
  const found = features.flatMap((entry): Candidate[] => {
    const softmax = (kind: 'ngrams' | 'softmax', penalty: number, own = entry, title = TITLES[own.kind]): Candidate => ({ name: `Softmax regression on ${title}, C ${penalty}`, features: own, model: { kind, c: penalty } });
    if (entry.source.kind === 'textNgrams') return model === 'auto' || model === 'ngrams' ? [softmax('ngrams', c ?? MODEL_C.textNgrams)] : [];
    const regressions = entry.source.kind === 'tableRows' ? [c ?? MODEL_C.tableRows] : c !== undefined ? [c] : model === 'auto' && features.length === 1 ? [0.01, 0.1, 1] : [MODEL_C.dense];
    const wantsMlp = model === 'mlp' || (model === 'auto' && features.length === 1 && trainRows >= ROWS_FOR_MLP);
    return [
      ...(model === 'auto' || model === 'softmax' ? regressions.map((penalty) => softmax('softmax', penalty)) : []),
      ...(entry.source.kind === 'tableRows' && model === 'auto' ? [softmax('softmax', c ?? MODEL_C.tableRows, { ...entry, source: { ...entry.source, bins: BINS } }, 'table columns and bins of numbers')] : []),
      ...(wantsMlp ? [{ name: `Neural network of ${hidden} hidden units on ${TITLES[entry.kind]}`, features: entry, model: { kind: 'mlp' as const, hidden, epochs } }] : []),
    ];
  });
  if (found.length === 0) throw new TrainingFailed('noCandidate', model === 'ngrams' ? 'N-grams are of texts, and these items have none. Choose another model.' : 'There are no vectors for this model: compute the features first, or choose another model.');
  return found;
}
