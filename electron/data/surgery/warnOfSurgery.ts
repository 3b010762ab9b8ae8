import type { LabelFigures } from '../../../shared/contract/surgery';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import type { SurgeryCounts } from '../../../shared/domain/schemaChange';
import type { SchemaSurgery } from '../../../shared/domain/schemaSurgery';

export interface SurgeryFacts {
  readonly classes: readonly LabelClass[];
  readonly counts: SurgeryCounts;
  /** All present answers. */
  readonly answers: number;
  /** Present answers that count as this class now. */
  readonly answersOf: (uid: string) => number;
  readonly before: LabelFigures;
  readonly after: LabelFigures;
}

/** What a surgery costs, in plain words, one sentence each. */
export function warnOfSurgery(surgery: SchemaSurgery, { classes, counts, answers, answersOf, before, after }: SurgeryFacts): string[] {
  const nameOf = (uid: string) => `“${classes.find((entry) => entry.uid === uid)?.name ?? uid}”`;
  const abstains = (uid: string) => classes.find((entry) => entry.uid === uid)?.abstain === true;
  const stay = `${tell(counts.annotations, 'answer')} ${counts.annotations === 1 ? 'stays' : 'stay'}`;
  const warnings: string[] = [];
  switch (surgery.kind) {
    case 'merge': {
      const names = [...surgery.from, surgery.into].map(nameOf);
      const hidden = counts.annotations + answersOf(surgery.into);
      warnings.push(`Merging hides a distinction: ${names.slice(0, -1).join(', ')} and ${names.at(-1)} can no longer be told apart, on ${hidden.toLocaleString('en')} of ${tell(answers, 'answer')}.`);
      if (abstains(surgery.into) && !surgery.from.every(abstains)) warnings.push(`${nameOf(surgery.into)} is an abstain class: what is merged into it is never right or wrong any more.`);
      const settled = before.disagreements - after.disagreements;
      if (settled > 0) warnings.push(`${tell(settled, 'disagreement')} would be gone because less is asked, not because anybody changed their mind.`);
      break;
    }
    case 'split':
      if (counts.annotations > 0) warnings.push(`Nothing tells which part an answer meant: ${stay} with ${nameOf(surgery.from)}, which takes no new ones, until it is looked at again.`);
      break;
    case 'retire':
      if (counts.annotations + counts.gold > 0) warnings.push(`${stay} with ${nameOf(surgery.uid)}, which takes no new ones. Agreement goes on counting ${counts.annotations === 1 ? 'it' : 'them'}.`);
      break;
    case 'rename':
      if (surgery.meaningChanged && counts.annotations > 0) warnings.push(`${tell(counts.annotations, 'answer')} would bear a name that ${counts.annotations === 1 ? 'it was' : 'they were'} not given for, until looked at again.`);
      break;
    case 'add':
      if (surgery.role === 'borderline' && surgery.between === null) warnings.push('Without the two classes that it lies between, no items can be offered for another look.');
      break;
    case 'setAbstain':
      warnings.push(`${tell(counts.annotations, 'answer')} and ${tell(counts.gold, 'gold label')} would ${surgery.abstain ? 'no longer count' : 'count'} as right or wrong.`);
      break;
    case 'bringBack':
      break;
  }
  if (after.alpha.value === null && before.alpha.value !== null) warnings.push(`Krippendorff’s alpha is undefined afterwards: ${after.alpha.reason}.`);
  return warnings;
}

function tell(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
