import { create } from 'zustand';

const keyOf = (projectUid: string) => `goldset.keywords.${projectUid}`;

/** Words this person wants to see highlighted in texts, per project, on this computer. */
export const useKeywords = create<{ readonly projectUid: string | null; readonly words: readonly string[] }>(() => ({ projectUid: null, words: [] }));

export function loadKeywords(projectUid: string): void {
  if (useKeywords.getState().projectUid === projectUid) return;
  useKeywords.setState({ projectUid, words: parseKeywords(localStorage.getItem(keyOf(projectUid)) ?? '') });
}

export function saveKeywords(text: string): void {
  const { projectUid } = useKeywords.getState();
  const words = parseKeywords(text);
  useKeywords.setState({ words });
  if (projectUid !== null) localStorage.setItem(keyOf(projectUid), words.join('\n'));
}

/** One keyword or phrase a line; blank lines and repeats do not count. */
export function parseKeywords(text: string): readonly string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}
