import type { DenseRows, FeatureRows } from './featureRows';
import { applyScaling } from './features/dense/applyScaling';
import { fitScaling } from './features/dense/fitScaling';
import { applyTableFeatures } from './features/table/applyTableFeatures';
import { fitTableFeatures } from './features/table/fitTableFeatures';
import type { TableRow } from './features/table/tableCell';
import { applyTextFeatures } from './features/text/applyTextFeatures';
import { fitTextFeatures } from './features/text/fitTextFeatures';
import type { HashedTexts } from './features/text/hashedTexts';
import type { Preprocessing } from './preprocessing';
import { takeDenseRows } from './takeRows';

/** Items before anything is fitted: hashed texts, rows of a table, or vectors of media. */
export type FeatureSource =
  | { readonly kind: 'textNgrams'; readonly texts: HashedTexts }
  | { readonly kind: 'tableRows'; readonly rows: readonly TableRow[]; readonly bins?: number }
  | { readonly kind: 'dense'; readonly vectors: DenseRows; readonly unitLength?: boolean };

/** What is learnt from the given rows, the training rows (all if left out), and from no other. */
export function fitPreprocessing(source: FeatureSource, rows?: ArrayLike<number>): Preprocessing {
  switch (source.kind) {
    case 'textNgrams':
      return fitTextFeatures(source.texts, rows && { rows });
    case 'tableRows':
      return fitTableFeatures(rows ? Array.from(rows, (row) => source.rows[row]!) : source.rows, { bins: source.bins ?? 0 });
    case 'dense':
      return fitScaling(source.vectors, { unitLength: source.unitLength ?? false, ...(rows && { rows }) });
  }
}

/** The features of the given rows in that order (all if left out). Throws RangeError where the preprocessing is of another kind of items. */
export function applyPreprocessing(preprocessing: Preprocessing, source: FeatureSource, rows?: ArrayLike<number>): FeatureRows {
  if (source.kind === 'textNgrams' && preprocessing.kind === 'textNgrams') return applyTextFeatures(preprocessing, source.texts, rows);
  if (source.kind === 'tableRows' && preprocessing.kind === 'tableRows') return applyTableFeatures(preprocessing, rows ? Array.from(rows, (row) => source.rows[row]!) : source.rows);
  if (source.kind === 'dense' && preprocessing.kind === 'dense') return applyScaling(preprocessing, rows ? takeDenseRows(source.vectors, rows) : source.vectors);
  throw new RangeError(`preprocessing of ${preprocessing.kind} for ${source.kind}`);
}
