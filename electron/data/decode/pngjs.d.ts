/** What is used of it; the package brings no types. */
declare module 'pngjs' {
  export const PNG: {
    readonly sync: {
      readonly read: (bytes: Uint8Array) => { width: number; height: number; data: Uint8Array };
      readonly write: (image: { width: number; height: number; data: Uint8Array }) => Uint8Array;
    };
  };
}
