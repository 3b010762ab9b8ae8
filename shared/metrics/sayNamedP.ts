import { sayP } from './sayP';

/** A p or q value as it is quoted in a sentence: "p < 0.001", "q = 0.032"; undefined: "p n/a". */
export function sayNamedP(p: number | null, name: 'p' | 'q' = 'p'): string {
  return `${name} ${p !== null && p >= 0.001 ? '= ' : ''}${sayP(p)}`;
}
