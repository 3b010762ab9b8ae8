import type { PickedFile } from '../../../shared/contract/shell';
import type { Modality } from '../../../shared/domain/project';

/** What the items of a new project probably are, by the names of the files dropped for it. Only a preselection. */
export function guessModality(files: readonly Pick<PickedFile, 'name'>[]): Modality {
  const names = files.map((file) => file.name.toLowerCase());
  if (names.some((name) => /\.(png|jpe?g|gif|webp|bmp|avif)$/.test(name) || /image|photo|picture/.test(name))) return 'image';
  if (names.some((name) => /\.(wav|mp3|flac|ogg|m4a|opus)$/.test(name) || /audio|sound|speech/.test(name))) return 'audio';
  return 'text';
}
