/** Whose labels a model learns from: gold labels, the commonest answer of the annotators, or gold where there is one and the answer elsewhere. */
export const LABEL_SOURCES = ['goldOrAnswers', 'gold', 'answers'] as const;
export type LabelSource = (typeof LABEL_SOURCES)[number];

/** `ngrams`: softmax regression on word and character n-grams; `softmax`, `mlp`: heads on dense features; `propagation`: labels spread over the nearest neighbours. */
export const MODEL_KINDS = ['ngrams', 'softmax', 'mlp', 'propagation'] as const;
export type ModelKind = (typeof MODEL_KINDS)[number];

/** What an item is turned into; the number behind @ changes whenever the same content gives other numbers. */
export const FEATURE_KINDS = ['textNgrams', 'textEmbedding', 'imageMobileNet', 'audioLogMel', 'tableRows'] as const;
export type FeatureKind = (typeof FEATURE_KINDS)[number];

export const BACKENDS = ['webgl', 'wasm', 'cpu'] as const;
export type Backend = (typeof BACKENDS)[number];

/** How batches are chosen: shared/strategies says how each works. */
export const STRATEGY_IDS = ['default', 'random', 'least-confidence', 'margin', 'entropy', 'power-noise', 'k-centre', 'cluster-first', 'density', 'committee', 'label-more-or-new', 'weakest-slice'] as const;
export type StrategyId = (typeof STRATEGY_IDS)[number];

/** Degrees of automation of a queue, from none to all. */
export const AUTOMATION_LEVELS = ['human', 'shadow', 'assisted', 'partial', 'full'] as const;
export type AutomationLevel = (typeof AUTOMATION_LEVELS)[number];
