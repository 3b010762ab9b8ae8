import type { ClassFigures } from './classFigures';

export interface Averages {
  /** Null without items. */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** Classes the mean is over. */
  readonly classes: number;
  /** How many of them have an undefined value, which counts as 0. */
  readonly undefined: { readonly precision: number; readonly recall: number; readonly f1: number };
}

/**
 * How good is the model over all classes, in one number?
 *
 * Means of precision, recall and F1 over the classes that are true or predicted. `macro`: every class counts the same; `weighted`: by its support in the truth;
 * `micro`: of the pooled counts, which is accuracy where every item has one class and one prediction. Macro F1 is the mean of the classes' F1, not the harmonic
 * mean of macro precision and recall. An undefined value counts as 0, and how many there were is said. Null without items.
 *
 * Don't trust micro and weighted means where one class is most of the data; don't trust macro where a class has few items.
 *
 * Example: truth 0 1 2 2 2, predicted 0 0 2 2 1 -> macro .5 .56 .49, weighted .7 .6 .61, micro .6. Reference: Opitz and Burst 2019, arXiv:1911.03347.
 * Compared with scikit-learn's classification_report, zero_division=0.
 */
export function averageFigures(figures: readonly ClassFigures[], average: 'macro' | 'micro' | 'weighted'): Averages {
  const used = figures.filter(({ support, predicted }) => support + predicted > 0);
  const items = used.reduce((sum, { support }) => sum + support, 0);
  if (items === 0) return { precision: null, recall: null, f1: null, classes: 0, undefined: { precision: 0, recall: 0, f1: 0 } };
  if (average === 'micro') {
    const accuracy = used.reduce((sum, { truePositives }) => sum + truePositives, 0) / items;
    return { precision: accuracy, recall: accuracy, f1: accuracy, classes: used.length, undefined: { precision: 0, recall: 0, f1: 0 } };
  }
  const mean = (of: 'precision' | 'recall' | 'f1') => used.reduce((sum, entry) => sum + (entry[of].value ?? 0) * (average === 'macro' ? 1 : entry.support), 0) / (average === 'macro' ? used.length : items);
  const missing = (of: 'precision' | 'recall' | 'f1') => used.filter((entry) => entry[of].value === null).length;
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1'), classes: used.length, undefined: { precision: missing('precision'), recall: missing('recall'), f1: missing('f1') } };
}
