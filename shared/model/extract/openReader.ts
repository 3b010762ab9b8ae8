import { AUDIO_COLUMNS, audioFeatures } from './audio/audioFeatures';
import { readWav } from './audio/readWav';
import type { ExtractEnvironment } from './extractEnvironment';
import type { ExtractedKind } from './featureVersions';
import { loadMobileNet, MOBILENET_COLUMNS } from './image/mobileNet';
import { squareImage } from './image/squareImage';
import { loadSentenceEncoder, SENTENCE_COLUMNS } from './text/sentenceEncoder';

/** Makes features of items, some at a time. */
export interface Reader {
  readonly columns: number;
  /** How many items are read at once: networks are faster so, and between two such blocks the work can be stopped. */
  readonly blockSize: number;
  /** Bytes or text of an item as `read` takes it. Rejects with Error where the item is broken. */
  readonly prepare: (content: Uint8Array | string) => Promise<Prepared>;
  readonly read: (prepared: readonly Prepared[]) => Promise<Float32Array>;
  readonly dispose: () => void;
}

type Prepared = Uint8Array | Float32Array | string;

/** The reader of a kind of items, its network loaded. */
export function openReader(kind: ExtractedKind, environment: ExtractEnvironment): Promise<Reader> {
  return { imageMobileNet: openImageReader, audioLogMel: openAudioReader, textEmbedding: openTextReader }[kind](environment);
}

async function openImageReader({ readModel, decodeImage }: ExtractEnvironment): Promise<Reader> {
  const network = await loadMobileNet(await readModel('mobilenet'));
  return {
    columns: MOBILENET_COLUMNS,
    blockSize: 8,
    prepare: async (content) => squareImage(await decodeImage(asBytes(content))),
    read: (squares) => network.read(squares as Uint8Array[]),
    dispose: network.dispose,
  };
}

async function openAudioReader(): Promise<Reader> {
  return {
    columns: AUDIO_COLUMNS,
    blockSize: 8,
    prepare: async (content) => audioFeatures(readWav(asBytes(content))),
    read: async (prepared) => {
      const features = new Float32Array(prepared.length * AUDIO_COLUMNS);
      (prepared as Float32Array[]).forEach((row, at) => features.set(row, at * AUDIO_COLUMNS));
      return features;
    },
    dispose: () => {},
  };
}

async function openTextReader({ readModel, readVocabulary }: ExtractEnvironment): Promise<Reader> {
  const encoder = await loadSentenceEncoder(await readModel('sentences'), await readVocabulary());
  return { columns: SENTENCE_COLUMNS, blockSize: 32, prepare: async (content) => asText(content), read: (texts) => encoder.read(texts as string[]), dispose: encoder.dispose };
}

function asBytes(content: Uint8Array | string): Uint8Array {
  if (typeof content === 'string') throw new TypeError('a text was given where a file is read');
  return content;
}

function asText(content: Uint8Array | string): string {
  if (typeof content !== 'string') throw new TypeError('a file was given where a text is read');
  return content;
}
