import type { SchemaSurgery } from './schemaSurgery';

/** A surgery in words, as a title: “a” and “b” merged into “c”. `nameOf` gives the name that a class has now or had. */
export function describeSurgery(surgery: SchemaSurgery, nameOf: (uid: string) => string): string {
  const quote = (uid: string) => `“${nameOf(uid)}”`;
  switch (surgery.kind) {
    case 'merge':
      return `${list(surgery.from.map(quote))} merged into ${quote(surgery.into)}`;
    case 'split':
      return `${quote(surgery.from)} split into ${list(surgery.into.map(({ name }) => `“${name}”`))}`;
    case 'rename':
      return surgery.name === nameOf(surgery.uid) ? `${quote(surgery.uid)} means something else` : `${quote(surgery.uid)} renamed to “${surgery.name}”${surgery.meaningChanged ? ' with another meaning' : ''}`;
    case 'retire':
      return `${quote(surgery.uid)} retired`;
    case 'add':
      return `${ROLE[surgery.role]} “${surgery.class.name}” added${surgery.between ? ` between ${quote(surgery.between[0])} and ${quote(surgery.between[1])}` : ''}`;
    case 'setAbstain':
      return surgery.abstain ? `${quote(surgery.uid)} made an abstain class` : `${quote(surgery.uid)} made an answer again`;
    case 'bringBack':
      return `${quote(surgery.uid)} brought back`;
  }
}

const ROLE = { answer: 'Class', borderline: 'Borderline class', abstain: 'Abstain class' } as const;

function list(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
