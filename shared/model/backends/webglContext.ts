import { backend, getBackend } from '@tensorflow/tfjs-core';
import { BackendLost } from './backend';

/** As much of a WebGL context as is used here; shared code has no types of the page. */
interface Context {
  readonly isContextLost: () => boolean;
  readonly getExtension: (name: string) => { readonly loseContext: () => void } | null;
}

function context(): Context | null {
  if (getBackend() !== 'webgl') return null;
  return (backend() as unknown as { gpgpu?: { gl?: Context } }).gpgpu?.gl ?? null;
}

/** Throws `BackendLost` where the graphics card went away: a lost context answers with zeros and says nothing. */
export function assertContext(): void {
  if (context()?.isContextLost() === true) throw new BackendLost('webgl', 'The connection to the graphics card was lost.');
}

/** Cuts the graphics card off as a driver that crashes does, for tests; false where WebGL is not what computes. */
export function loseWebglContext(): boolean {
  const extension = context()?.getExtension('WEBGL_lose_context');
  extension?.loseContext();
  return extension !== undefined && extension !== null;
}
