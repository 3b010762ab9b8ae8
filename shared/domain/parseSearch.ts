import { toSearchText } from './toSearchText';

export interface ParsedSearch {
  /** An FTS5 expression in which everything the user typed is quoted: it cannot be a syntax error. Null: no word to look up. */
  readonly match: string | null;
  /** Terms without any letter or digit (`:-)`, `€`): the index does not know them, they are looked for as they are in the content. */
  readonly literals: readonly string[];
}

/** What the index cuts texts into: runs of letters, digits and private-use characters. */
const HAS_WORD = /[\p{L}\p{N}\p{Co}]/u;
/** `"a phrase"` (closed or not) or a run without white space. */
const TERMS = /"([^"]*)"?|[^\s"]+/gu;

/**
 * Reads the search box: all words are required, `"words in this order"`, `beginning*`. Nothing typed is an operator
 * (`AND`, `NEAR`, `-`, `:` are only text), so there is no input that fails.
 */
export function parseSearch(search: string): ParsedSearch {
  const expressions: string[] = [];
  const literals: string[] = [];
  for (const [term, phrase] of search.replaceAll('\0', ' ').matchAll(TERMS)) {
    const text = (phrase ?? term).trim();
    if (text === '') continue;
    if (!HAS_WORD.test(text)) {
      if (phrase !== undefined || text.replaceAll('*', '') !== '') literals.push(text);
      continue;
    }
    const isPrefix = phrase === undefined && text.endsWith('*');
    // A full-width quotation mark becomes a plain one only here.
    const words = toSearchText(text).replaceAll('"', ' ').trim();
    expressions.push(`"${words}"${isPrefix ? ' *' : ''}`);
  }
  return { match: expressions.length > 0 ? expressions.join(' AND ') : null, literals };
}
