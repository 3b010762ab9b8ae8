import type { FeatureKind } from '../../domain/model';

/** Features that are read from an item alone, nothing being fitted. */
export type ExtractedKind = Extract<FeatureKind, 'imageMobileNet' | 'audioLogMel' | 'textEmbedding'>;

/** Part of the key under which features are kept: another number wherever the same item would get other features. */
export const FEATURE_VERSIONS: Readonly<Record<ExtractedKind, string>> = { imageMobileNet: 'imageMobileNet@1', audioLogMel: 'audioLogMel@1', textEmbedding: 'textEmbedding@1' };
