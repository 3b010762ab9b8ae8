/**
 * One end of a MessagePort as a utility process gets it. Described here, and not taken from Electron, because this code also runs
 * in tests and under the command line.
 */
export interface Port {
  readonly postMessage: (message: unknown) => void;
  readonly start: () => void;
  readonly close: () => void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

/** A message from main, with the ports that came with it. */
export interface ShellEvent {
  readonly data: unknown;
  readonly ports: readonly Port[];
}
