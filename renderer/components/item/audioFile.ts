import { failureOfStatus, type MediaFailure } from './mediaFailure';

/** Larger files are played from disk without being decoded: three hours of stereo would fill gigabytes as samples. */
const LARGEST_DECODED_BYTES = 60_000_000;
const KEPT = 14;

/** A recording, decoded for its picture; the sound itself is played from the address. */
export interface DecodedAudio {
  /** One array a channel, -1..1. */
  readonly channels: readonly Float32Array[];
  readonly seconds: number;
  readonly sampleRate: number;
}

export type AudioFile = { readonly kind: 'decoded'; readonly audio: DecodedAudio } | { readonly kind: 'large'; readonly bytes: number } | { readonly kind: 'failed'; readonly failure: MediaFailure };

const cache = new Map<string, { readonly promise: Promise<AudioFile>; value: AudioFile | null }>();

/** Loads and decodes a recording, once; the last few stay in memory, so that the next item is drawn at once. */
export function loadAudio(url: string): Promise<AudioFile> {
  const known = cache.get(url);
  if (known) {
    cache.delete(url);
    cache.set(url, known);
    return known.promise;
  }
  const promise = fetchAudio(url);
  const entry = { promise, value: null as AudioFile | null };
  cache.set(url, entry);
  void promise.then((value) => {
    entry.value = value;
    // a missing file may be there at the next look
    if (value.kind === 'failed') cache.delete(url);
  });
  if (cache.size > KEPT) cache.delete(cache.keys().next().value!);
  return promise;
}

/** The recording when it is in memory already. */
export function findLoadedAudio(url: string): AudioFile | null {
  return cache.get(url)?.value ?? null;
}

async function fetchAudio(url: string): Promise<AudioFile> {
  const stop = new AbortController();
  try {
    const response = await fetch(url, { signal: stop.signal });
    if (!response.ok) return { kind: 'failed', failure: failureOfStatus(response.status) };
    const bytes = Number(response.headers.get('content-length') ?? 0);
    if (bytes > LARGEST_DECODED_BYTES) {
      stop.abort();
      return { kind: 'large', bytes };
    }
    return await decode(await response.arrayBuffer());
  } catch {
    return { kind: 'failed', failure: 'unreachable' };
  }
}

async function decode(bytes: ArrayBuffer): Promise<AudioFile> {
  try {
    const context = new OfflineAudioContext(1, 1, findSampleRate(bytes));
    const buffer = await context.decodeAudioData(bytes);
    if (buffer.length === 0) return { kind: 'failed', failure: 'damaged' };
    const channels = Array.from({ length: buffer.numberOfChannels }, (_, index) => buffer.getChannelData(index));
    return { kind: 'decoded', audio: { channels, seconds: buffer.duration, sampleRate: buffer.sampleRate } };
  } catch {
    return { kind: 'failed', failure: 'damaged' };
  }
}

/** The file's own sample rate where it can be read off a WAV header, so that its spectrogram ends where its sound does. */
function findSampleRate(bytes: ArrayBuffer): number {
  const view = new DataView(bytes);
  const isWave = view.byteLength > 44 && view.getUint32(0) === 0x52494646 && view.getUint32(12) === 0x666d7420;
  const rate = isWave ? view.getUint32(24, true) : 44_100;
  // what an audio context accepts
  return Math.min(96_000, Math.max(8_000, rate));
}
