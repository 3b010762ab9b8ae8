/** One present answer of one annotator. Times are epoch milliseconds. */
export interface ExportedAnswer {
  readonly annotator: string;
  readonly kind: string;
  readonly label: string | null;
  readonly note: string;
  readonly time: number;
  readonly durationMs: number | null;
  readonly schemaVersion: number;
  readonly guidelineVersion: number;
}

/** One event of the log. */
export interface ExportedEvent extends ExportedAnswer {
  readonly uid: string;
  /** The event that it replaces or takes back. */
  readonly refersTo: string | null;
  /** Whether it is the annotator's present answer. */
  readonly current: boolean;
}

export interface ExportedGold {
  /** `open`: the decision before was taken back. */
  readonly decision: string;
  readonly label: string | null;
  readonly method: string;
  readonly by: string;
  readonly reason: string;
  readonly time: number;
}

/** What a model gave the item without a person. */
export interface ExportedAutoLabel {
  readonly label: string;
  readonly confidence: number;
  readonly run: string;
  readonly time: number;
}

export type Pairs = readonly (readonly [name: string, value: string])[];

/** All that an export says of one item; labels are class names. Lists of pairs, because names are data (`__proto__` is one). */
export interface ExportedItem {
  readonly id: string;
  readonly content: { readonly kind: 'text' | 'image' | 'audio'; readonly value: string } | { readonly kind: 'features'; readonly pairs: Pairs };
  readonly label: string | null;
  readonly split: string | null;
  readonly tags: readonly (readonly [key: string, values: readonly string[]])[];
  /** Class -> share of the answers with a class; empty without any. */
  readonly labelDistribution: readonly (readonly [label: string, share: number])[];
  readonly annotations: number;
  readonly method: string | null;
  /** What was decided: `label`, or that the item is `ambiguous`, or `nobodyRight`; null: it is open. Only `label` has a label. */
  readonly decision: string | null;
  /** Null where nothing was decided, empty where no reason was given. */
  readonly reason: string | null;
  /** Kept columns that are neither input nor tag. */
  readonly fields: Pairs;
  /** Null: none; absent: not asked for. */
  readonly autoLabel?: ExportedAutoLabel | null;
  readonly answers?: readonly ExportedAnswer[];
  readonly history?: readonly ExportedEvent[];
  readonly goldHistory?: readonly ExportedGold[];
}
