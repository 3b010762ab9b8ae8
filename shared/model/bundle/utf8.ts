/** In every runtime, but not in the types of shared code. */
const { TextEncoder, TextDecoder } = globalThis as unknown as {
  readonly TextEncoder: new () => { readonly encode: (text: string) => Uint8Array<ArrayBuffer> };
  readonly TextDecoder: new () => { readonly decode: (bytes: Uint8Array) => string };
};

export const toUtf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
export const fromUtf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
