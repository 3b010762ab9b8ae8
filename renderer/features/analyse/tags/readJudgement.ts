const MOST = 10;

/** What is typed as ease or weight: null where nothing is, undefined where it is no number from 0 to 10. */
export function readJudgement(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) && value >= 0 && value <= MOST ? value : undefined;
}
