/** A network as it is stored: `model.json`, parsed, and its weights. */
export interface ModelFiles {
  readonly description: { readonly modelTopology: object; readonly weightsManifest: readonly { readonly weights: readonly object[] }[] };
  readonly weights: ArrayBuffer;
}
