import { useEffect } from 'react';
import { loadAudio } from '../../components/item/audioFile';
import { useLabels } from './labelSession';

/** Items whose media are fetched ahead; of these, images next in line are decoded as well. */
const AHEAD = 10;
const DECODED = 3;
const AUDIO_AHEAD = 4;

/** Images held here stay in the browser's memory, so that the next one is painted with its item. */
const images = new Map<string, HTMLImageElement>();

/** Fetches the media of the next items while this one is looked at. */
export function usePreload(): void {
  const upcoming = useLabels((state) => state.upcoming);
  useEffect(() => {
    const next = upcoming.slice(0, AHEAD).flatMap(({ content }) => (content.media ? [{ url: content.media.url, modality: content.modality }] : []));
    for (const [index, { url, modality }] of next.entries()) {
      if (modality === 'image') preloadImage(url, index < DECODED);
      else if (modality === 'audio' && index < AUDIO_AHEAD) void loadAudio(url);
    }
    const wanted = new Set(next.map(({ url }) => url));
    // a few more than wanted, for going back
    for (const url of images.keys()) if (images.size > 2 * AHEAD && !wanted.has(url)) images.delete(url);
  }, [upcoming]);
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
