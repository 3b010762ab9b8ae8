/** Why a media file cannot be shown. `outside`: its folder has not been allowed yet. */
export type MediaFailure = 'missing' | 'outside' | 'damaged' | 'unreachable';

/** Asks why a file did not load: only the answer's status tells a missing file from a damaged one. */
export async function findMediaFailure(url: string): Promise<MediaFailure> {
  try {
    const { ok, status } = await fetch(url, { method: 'HEAD' });
    return ok ? 'damaged' : failureOfStatus(status);
  } catch {
    return 'unreachable';
  }
}

export function failureOfStatus(status: number): MediaFailure {
  return status === 404 ? 'missing' : status === 403 ? 'outside' : status === 415 ? 'damaged' : 'unreachable';
}

export function describeMediaProblem(what: 'image' | 'recording', failure: MediaFailure): string {
  switch (failure) {
    case 'missing':
      return `The file is not where the project says. It may have been moved, renamed or deleted, or its drive is not connected.`;
    case 'outside':
      return `The file lies outside the project's folder. Goldset reads it only after you allow its folder.`;
    case 'damaged':
      return what === 'image' ? 'The file is there but cannot be read as an image. It may be damaged, cut off, or of a kind that is not supported.' : 'The file is there but cannot be read as sound. It may be damaged, cut off, or of a kind that is not supported.';
    case 'unreachable':
      return `The file could not be read just now.`;
  }
}
