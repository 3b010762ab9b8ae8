import { guessFields } from '../../../../../shared/import/guessFields';
import { MODALITIES } from '../../../../../shared/domain/project';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const LONGEST_NAME = 100;

/** Whether the first record names the columns; `rows` are the next ones. Wrong either way costs a row or gives nonsense names, so doubt means no. */
export function looksLikeHeader(first: readonly string[], rows: readonly (readonly string[])[]): boolean {
  if (knowsAName(first)) return true;
  if (first.some((cell) => cell.length > LONGEST_NAME)) return false;
  // 0, 1, 2 … is what tools write that have no names.
  const isNumbered = first.length > 1 && first.filter((cell) => cell !== '').every((cell, index) => /^\d+$/.test(cell) && Number(cell) - Number(first.find((other) => other !== '')) === index);
  if (isNumbered) return rows.length > 0 && !rows.some((row) => row.every((cell, index) => cell === first[index]));
  return !first.some((cell, column) => {
    const below = rows.map((row) => row[column]).filter((value) => value !== undefined && value !== '');
    if (below.length === 0) return false;
    if (NUMBER.test(cell) && below.filter((value) => NUMBER.test(value!)).length > below.length / 2) return true;
    return cell !== '' && below.includes(cell);
  });
}

function knowsAName(first: readonly string[]): boolean {
  const named = (['items', 'annotations', 'gold'] as const).flatMap((as) => MODALITIES.map((modality) => guessFields({ as, modality, columns: first.length === 1 ? [...first, ''] : first })));
  return named.some((guess) => Object.keys(guess).length > 0);
}
