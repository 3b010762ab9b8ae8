/** In the order in which they are tried: the graphics card, WebAssembly, plain JavaScript. */
export const BACKENDS = ['webgl', 'wasm', 'cpu'] as const;
export type BackendName = (typeof BACKENDS)[number];

/** Where the process that computes finds what it needs. */
export interface BackendEnvironment {
  /** Address (page) or path (Node) of each of the three WebAssembly files of @tensorflow/tfjs-backend-wasm, by its name; null: there are none. */
  readonly wasmFiles: Readonly<Record<string, string>> | null;
  /** Whether there may be WebGL: a page or a worker with OffscreenCanvas. */
  readonly mayHaveWebgl: boolean;
  /** Not tried, as if it could not start: what tests force. */
  readonly withheld?: readonly BackendName[];
}

export interface StartedBackend {
  readonly name: BackendName;
  /** Of one product of 1024 x 512 by 512 x 128, with reading it back; null where it was not measured. */
  readonly milliseconds: Readonly<Record<BackendName, number | null>>;
  readonly notTaken: readonly { readonly name: BackendName; readonly reason: string }[];
  /** What was asked for could not be had: to be shown. */
  readonly notice: BackendNotice | null;
}

export interface BackendNotice {
  readonly kind: 'backendFellBack';
  readonly from: BackendName;
  readonly to: BackendName;
  /** What happened, as a sentence for the screen. */
  readonly message: string;
}

export const BACKEND_TITLES: Readonly<Record<BackendName, string>> = { webgl: 'WebGL (graphics card)', wasm: 'WebAssembly', cpu: 'plain JavaScript' };

/** The backend went away while it computed; what it returned is not to be trusted. */
export class BackendLost extends Error {
  readonly backend: BackendName;

  constructor(backend: BackendName, what: string) {
    super(what);
    this.name = 'BackendLost';
    this.backend = backend;
  }
}
