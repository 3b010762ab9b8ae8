import type { LabelClass } from '../../shared/domain/labelSchema';

/** Classes ready to be searched: folded once, so that a key press only compares. */
export interface ClassIndex {
  readonly classes: readonly LabelClass[];
  readonly folded: readonly string[];
}

export function indexClasses(classes: readonly LabelClass[]): ClassIndex {
  return { classes, folded: classes.map(({ name }) => fold(name)) };
}

/**
 * The classes whose name contains what was typed, whatever its case and accents: equal names first, then those that start
 * with it, then those with a word that does, then the rest; each group in schema order.
 */
export function filterClasses({ classes, folded }: ClassIndex, typed: string): readonly LabelClass[] {
  const wanted = fold(typed.trim());
  if (wanted === '') return classes;
  const groups: LabelClass[][] = [[], [], [], []];
  for (const [index, name] of folded.entries()) {
    const at = name.indexOf(wanted);
    if (at === -1) continue;
    const group = name === wanted ? 0 : at === 0 ? 1 : /[\s_/.:-]/.test(name[at - 1]!) ? 2 : 3;
    groups[group]!.push(classes[index]!);
  }
  return groups.flat();
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
