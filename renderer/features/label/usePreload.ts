import { useEffect } from 'react';
import { preloadMedia } from '../../components/item/preloadMedia';
import { useLabels } from './labelSession';

/** Items whose media are fetched ahead. */
const AHEAD = 10;

/** Fetches the media of the next items while this one is looked at. */
export function usePreload(): void {
  const upcoming = useLabels((state) => state.upcoming);
  useEffect(() => preloadMedia(upcoming.slice(0, AHEAD).map(({ content }) => content)), [upcoming]);
}
