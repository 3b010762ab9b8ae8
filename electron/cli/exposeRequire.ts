import { createRequire } from 'node:module';

/**
 * The WebAssembly backend of tfjs takes what it needs of Node as CommonJS modules do. To be called before anything of tfjs is loaded: the command line is built of
 * ES modules, in which there is neither, and the backend would not start.
 */
export function exposeRequire(): void {
  Object.assign(globalThis, { require: createRequire(import.meta.url), __dirname: import.meta.dirname });
}
