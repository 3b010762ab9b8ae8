export interface BundleFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** `goldset-model.json`: what is to be known to use the model, and how it came about. */
export interface BundleInfo {
  readonly format: 'goldset-model';
  readonly version: 1;
  /** Names in the order of the outputs. */
  readonly classes: readonly string[];
  readonly features: string;
  /** As `imageMobileNet@1`: vectors have to come from this extractor. */
  readonly featureVersion: string;
  /** In the weights already; null: none was fitted. */
  readonly temperature: number | null;
  readonly seed: number;
  readonly backend: string | null;
  /** Of Goldset, and of tfjs. */
  readonly versions: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, number | string | null>>;
}
