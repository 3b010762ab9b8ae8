/**
 * One form of texts that differ only in how they are written: compatibility characters composed (NFKC: full-width letters, ligatures, half-width kana, accents in two parts),
 * small letters, the two small sigmas as one, variation selectors and Arabic's stretching line dropped. Marks (accents, vowel signs) stay.
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (!BEYOND_ASCII.test(lower)) return lower;
  return lower.normalize('NFKC').toLowerCase().replace(/ς/g, 'σ').replace(/[\ufe00-\ufe0f\u0640\u00ad]/g, '');
}

const BEYOND_ASCII = /[\u0080-\uffff]/;
