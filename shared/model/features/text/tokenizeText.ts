import { foldText } from './foldText';
import { scanTokens } from './scanTokens';

/** The tokens of a text, as `hashTexts` sees them. */
export function tokenizeText(text: string): string[] {
  const folded = foldText(text);
  const [starts, ends]: [number[], number[]] = [[], []];
  const count = scanTokens(folded, starts, ends);
  return Array.from({ length: count }, (_, token) => folded.slice(starts[token], ends[token]));
}
