import type { ItemContent } from '../../../shared/contract/items';
import { loadAudio } from './audioFile';

/** Images next in line are decoded as well; recordings are fetched for a few. */
const DECODED = 3;
const AUDIO_AHEAD = 4;
const KEPT = 20;

/** Images held here stay in the browser's memory, so that the next one is painted with its item. */
const images = new Map<string, HTMLImageElement>();

/** Fetches the media of the next items while another one is looked at. */
export function preloadMedia(next: readonly Pick<ItemContent, 'media' | 'modality'>[]): void {
  const wanted = next.flatMap(({ media, modality }) => (media ? [{ url: media.url, modality }] : []));
  for (const [index, { url, modality }] of wanted.entries()) {
    if (modality === 'image') preloadImage(url, index < DECODED);
    else if (modality === 'audio' && index < AUDIO_AHEAD) void loadAudio(url);
  }
  const urls = new Set(wanted.map(({ url }) => url));
  // a few more than wanted, for going back
  for (const url of images.keys()) if (images.size > KEPT && !urls.has(url)) images.delete(url);
}

function preloadImage(url: string, decode: boolean): void {
  let image = images.get(url);
  if (!image) {
    image = new Image();
    image.src = url;
    images.set(url, image);
  }
  // a broken image shows as such when its turn comes
  if (decode) image.decode().catch(() => undefined);
}
