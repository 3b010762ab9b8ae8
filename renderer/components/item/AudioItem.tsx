import { Button, Tooltip, useComputedColorScheme } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled, IconRepeat, IconWaveSine } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Keycap } from '../Keycap';
import { type AudioFile, findLoadedAudio, loadAudio } from './audioFile';
import classes from './AudioItem.module.css';
import { formatClock } from './formatClock';
import { type ItemKeys, useItemKeys } from './itemKeys';
import { MediaProblem } from './MediaProblem';
import { useWaveform } from './useWaveform';

export interface AudioItemProps {
  readonly itemId: number;
  readonly name: string;
  readonly url: string;
  readonly keys?: ItemKeys;
}

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

/** A recording: waveform, play, speed at the same pitch, a region to loop, spectrogram. Nothing plays by itself. */
export function AudioItem({ itemId, name, url, keys }: AudioItemProps) {
  const file = useAudioFile(url);
  const [speed, setSpeed] = useState(1);
  const [hasSpectrogram, setHasSpectrogram] = useState(false);
  const dark = useComputedColorScheme('light') === 'dark';
  const { container, clock, state, playPause, seekBy, toggleLoop, markLoop } = useWaveform({ itemId, url, file: file.loaded, speed, hasSpectrogram, dark });
  const { playing, looping, region } = state;

  const step = (by: number) => setSpeed(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, SPEEDS.indexOf(speed) + by))]!);
  const actions: Readonly<Record<string, () => void>> = {
    Enter: playPause,
    ',': () => step(-1),
    '.': () => step(1),
    '[': () => markLoop('start'),
    ']': () => markLoop('end'),
    'shift+l': toggleLoop,
    'shift+s': () => setHasSpectrogram(!hasSpectrogram),
    'shift+arrowleft': () => seekBy(-1),
    'shift+arrowright': () => seekBy(1),
    Home: () => seekBy(Number.NEGATIVE_INFINITY),
  };
  useItemKeys(keys, (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const action = actions[event.shiftKey ? `shift+${event.key.toLowerCase()}` : event.key];
    if (!action) return false;
    action();
    return true;
  });

  const failure = file.loaded?.kind === 'failed' ? file.loaded.failure : state.failed ? 'damaged' : null;
  return (
    <div className={classes.item}>
      {failure !== null && <MediaProblem what="recording" name={name} failure={failure} onRetry={file.retry} />}
      <div className={classes.body} hidden={failure !== null} role="region" aria-label="Item">
        <div className={classes.waveform} ref={container} data-spectrogram={hasSpectrogram || undefined} />
        {file.loaded?.kind === 'large' && <p className={classes.muted}>This recording is too long to be drawn; it is played from the file.</p>}
        <div className={classes.tools} role="toolbar" aria-label="Recording">
          <Button className={classes.play} size="sm" leftSection={playing ? <IconPlayerPauseFilled size={16} aria-hidden /> : <IconPlayerPlayFilled size={16} aria-hidden />} rightSection={<Keycap keys="Enter" />} onClick={playPause} onMouseDown={(event) => event.preventDefault()}>
            {playing ? 'Pause' : 'Play'}
          </Button>
          <span className={classes.clock}>
            <span ref={clock}>{formatClock(0)}</span> / {formatClock(state.seconds)}
          </span>
          <span className={classes.gap} />
          <span className={classes.muted}>Speed</span>
          <Button variant="subtle" color="gray" onClick={() => step(-1)} onMouseDown={(event) => event.preventDefault()} aria-label="Slower" px={6}><Keycap keys="," /></Button>
          <span className={classes.figure}>{speed}×</span>
          <Button variant="subtle" color="gray" onClick={() => step(1)} onMouseDown={(event) => event.preventDefault()} aria-label="Faster" px={6}><Keycap keys="." /></Button>
          <Tooltip label="Drag over the waveform, or mark the start with [ and the end with ], then loop">
            <Button variant={looping ? 'light' : 'subtle'} color={looping ? undefined : 'gray'} aria-pressed={looping} leftSection={<IconRepeat size={16} aria-hidden />} rightSection={<Keycap keys="⇧L" />} onClick={toggleLoop} onMouseDown={(event) => event.preventDefault()}>
              Loop{region ? ` ${formatClock(region.start)}–${formatClock(region.end)}` : ''}
            </Button>
          </Tooltip>
          <Button variant={hasSpectrogram ? 'light' : 'subtle'} color={hasSpectrogram ? undefined : 'gray'} aria-pressed={hasSpectrogram} leftSection={<IconWaveSine size={16} aria-hidden />} rightSection={<Keycap keys="⇧S" />} onClick={() => setHasSpectrogram(!hasSpectrogram)} onMouseDown={(event) => event.preventDefault()} disabled={file.loaded?.kind === 'large'}>
            Spectrogram
          </Button>
        </div>
      </div>
    </div>
  );
}

/** The recording of this address: in the same frame when it was prefetched. */
function useAudioFile(url: string): { readonly loaded: AudioFile | null; readonly retry: () => void } {
  const [found, setFound] = useState<{ readonly url: string; readonly file: AudioFile } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const current = useRef(url);
  useEffect(() => {
    current.current = url;
    void loadAudio(url).then((file) => current.current === url && setFound({ url, file }));
  }, [url, attempt]);
  return {
    loaded: found?.url === url ? found.file : findLoadedAudio(url),
    retry: () => {
      setFound(null);
      setAttempt(attempt + 1);
    },
  };
}
