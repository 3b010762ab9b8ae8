/** What is fitted on training rows and applied, the same, to any row. */
export type Preprocessing = TextNgrams | TableRows | DenseScaling;

export interface TextNgrams {
  readonly kind: 'textNgrams';
  /** Of the tokens, n-grams and hashes. */
  readonly version: 1;
  readonly characterWeight: number;
  /** Hashes, rising: column j is the n-gram of hash vocabulary[j]. */
  readonly vocabulary: Uint32Array;
  readonly idf: Float32Array;
}

export interface TableRows {
  readonly kind: 'tableRows';
  readonly version: 1;
  /** Columns of features that the table columns take, in all. */
  readonly columns: number;
  readonly fields: readonly TableField[];
}

/** One column of the table; its features stand from `first` on: the number (where there is one), whether it is missing (where some are), the categories, the bins. */
export interface TableField {
  readonly name: string;
  readonly first: number;
  /** Of the numbers: value - mean, over deviation. Null: no column of numbers. */
  readonly number: { readonly mean: number; readonly deviation: number } | null;
  readonly missingFlag: boolean;
  /** In order of code units. Another value has none of these columns. */
  readonly categories: readonly string[];
  /** Between bins of the numbers, rising: a number belongs to the bin after the last edge that is not above it. None: not binned. */
  readonly edges: readonly number[];
}

export interface DenseScaling {
  readonly kind: 'dense';
  readonly version: 1;
  readonly means: Float32Array;
  /** 1 / standard deviation; 0 for a column that is the same in all rows. */
  readonly scales: Float32Array;
  /** Rows are scaled to length 1 before the means are taken off. */
  readonly unitLength: boolean;
}
