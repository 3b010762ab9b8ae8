import type { Pixels } from './image/pixels';
import type { ModelFiles } from './modelFiles';
import type { Vocabulary } from './text/sentencePieces';

/** What differs between a worker of the app and the command line. */
export interface ExtractEnvironment {
  readonly readModel: (name: 'mobilenet' | 'sentences') => Promise<ModelFiles>;
  readonly readVocabulary: () => Promise<Vocabulary>;
  /** Upright, as its EXIF data say. Rejects with Error, the message being what is wrong, for the end of "NAME: …". */
  readonly decodeImage: (bytes: Uint8Array) => Promise<Pixels>;
}
