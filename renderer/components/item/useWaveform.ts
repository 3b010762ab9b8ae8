import { useCallback, useEffect, useRef, useState } from 'react';
import WaveSurfer from 'wavesurfer.js';
import RegionsPlugin, { type Region } from 'wavesurfer.js/plugins/regions';
import SpectrogramPlugin from 'wavesurfer.js/plugins/spectrogram';
import type { AudioFile } from './audioFile';
import { formatClock } from './formatClock';

export interface WaveformOptions {
  readonly itemId: number;
  readonly url: string;
  readonly file: AudioFile | null;
  readonly speed: number;
  readonly hasSpectrogram: boolean;
  readonly dark: boolean;
}

interface WaveformState {
  readonly playing: boolean;
  readonly seconds: number;
  readonly failed: boolean;
  readonly looping: boolean;
  /** Seconds. */
  readonly region: { readonly start: number; readonly end: number } | null;
}

const QUIET: WaveformState = { playing: false, seconds: 0, failed: false, looping: false, region: null };
const WAVEFORM_HEIGHT = 160;
/** A loop shorter than this is a click. */
const SHORTEST_LOOP = 0.05;

/** A wavesurfer instance in `container` that shows and plays the recording of `url`. */
export function useWaveform({ itemId, url, file, speed, hasSpectrogram, dark }: WaveformOptions) {
  const container = useRef<HTMLDivElement>(null);
  const clock = useRef<HTMLSpanElement>(null);
  const surfer = useRef<WaveSurfer | null>(null);
  const regions = useRef<ReturnType<typeof RegionsPlugin.create> | null>(null);
  const [state, setState] = useState<WaveformState>(QUIET);
  const looping = useRef(false);
  const change = useCallback((part: Partial<WaveformState>) => {
    if (part.looping !== undefined) looping.current = part.looping;
    setState((before) => ({ ...before, ...part }));
  }, []);

  useEffect(() => {
    const plugin = RegionsPlugin.create();
    const wave = WaveSurfer.create({ container: container.current!, height: WAVEFORM_HEIGHT, plugins: [plugin], dragToSeek: false, cursorWidth: 2, normalize: true });
    surfer.current = wave;
    regions.current = plugin;
    wave.on('play', () => change({ playing: true }));
    wave.on('pause', () => change({ playing: false }));
    wave.on('ready', (seconds) => change({ seconds }));
    wave.on('error', () => change({ failed: true, playing: false }));
    wave.on('timeupdate', (time) => {
      if (clock.current) clock.current.textContent = formatClock(time);
      const [region] = plugin.getRegions();
      if (looping.current && region && wave.isPlaying() && time >= region.end) wave.setTime(region.start);
    });
    wave.on('finish', () => {
      if (looping.current && plugin.getRegions().length === 0) void wave.play(0);
    });
    plugin.enableDragSelection({ color: REGION_COLOR });
    const keepOnlyLast = (region: Region) => {
      for (const other of plugin.getRegions()) if (other !== region) other.remove();
      change({ region: { start: region.start, end: region.end }, looping: true });
    };
    plugin.on('region-created', keepOnlyLast);
    plugin.on('region-updated', keepOnlyLast);
    plugin.on('region-removed', () => plugin.getRegions().length === 0 && change({ region: null }));
    return () => {
      wave.destroy();
      surfer.current = null;
    };
  }, [change]);

  useEffect(() => {
    const style = getComputedStyle(document.documentElement);
    surfer.current?.setOptions({ waveColor: style.getPropertyValue('--gs-muted'), progressColor: style.getPropertyValue('--gs-accent'), cursorColor: style.getPropertyValue('--gs-text') });
  }, [dark]);

  useEffect(() => {
    const wave = surfer.current;
    if (!wave) return;
    wave.pause();
    regions.current?.clearRegions();
    if (clock.current) clock.current.textContent = formatClock(0);
    change({ ...QUIET, looping: false });
    // a load that is overtaken by the next item rejects; real failures come as the error event
    if (file?.kind === 'decoded') wave.load(url, [...file.audio.channels], file.audio.seconds).catch(() => undefined);
    else if (file?.kind === 'large') wave.load(url, [new Float32Array(FLAT)]).catch(() => undefined);
    else wave.empty();
  }, [url, itemId, file, change]);

  useEffect(() => {
    surfer.current?.setPlaybackRate(speed, true);
  }, [speed, file]);

  useEffect(() => {
    const wave = surfer.current;
    if (!wave || !hasSpectrogram || file?.kind !== 'decoded') return;
    const plugin = SpectrogramPlugin.create({ labels: true, height: WAVEFORM_HEIGHT, scale: 'mel', fftSamples: 512, frequencyMax: file.audio.sampleRate / 2, labelsBackground: 'transparent', useWebWorker: false });
    wave.registerPlugin(plugin);
    return () => {
      if (surfer.current === wave) wave.unregisterPlugin(plugin);
    };
  }, [hasSpectrogram, file]);

  return {
    container,
    clock,
    state,
    playPause: () => {
      const wave = surfer.current;
      if (!wave) return;
      const region = regions.current?.getRegions()[0];
      const time = wave.getCurrentTime();
      // a loop is played from its start
      if (looping.current && region && !wave.isPlaying() && (time < region.start || time >= region.end)) wave.setTime(region.start);
      // a recording that cannot be played says so by the error event
      wave.playPause().catch(() => undefined);
    },
    seekBy: (seconds: number) => {
      const wave = surfer.current;
      if (wave) wave.setTime(Math.max(0, Math.min(wave.getDuration(), wave.getCurrentTime() + seconds)));
    },
    toggleLoop: () => change({ looping: !state.looping }),
    /** Puts one end of the loop where the playback is. */
    markLoop: (end: 'start' | 'end') => {
      const wave = surfer.current;
      if (!wave || !regions.current) return;
      const now = wave.getCurrentTime();
      const before = regions.current.getRegions()[0] ?? { start: 0, end: wave.getDuration() };
      const region = end === 'start' ? { start: now, end: before.end > now + SHORTEST_LOOP ? before.end : wave.getDuration() } : { start: before.start < now - SHORTEST_LOOP ? before.start : 0, end: now };
      if (region.end - region.start >= SHORTEST_LOOP) regions.current.addRegion({ ...region, color: REGION_COLOR });
    },
  };
}

/** Samples of the straight line that stands for a recording too long to be drawn. */
const FLAT = 2_000;
const REGION_COLOR = 'rgb(66 99 235 / 18%)';
