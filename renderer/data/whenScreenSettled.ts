import { services } from './services';

const CALM_FRAMES = 12;

/** Resolves when no request was waiting for some frames and the fonts are there: what the window shows now is a whole screen. */
export async function whenScreenSettled(): Promise<void> {
  await document.fonts.ready;
  for (let calm = 0; calm < CALM_FRAMES; calm = services.pendingRequests === 0 ? calm + 1 : 0) await nextFrame();
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
