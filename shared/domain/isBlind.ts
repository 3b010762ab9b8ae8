interface Person {
  readonly id: number;
  readonly role: 'annotator' | 'adjudicator';
  readonly imported: boolean;
}

/**
 * Whether what others answered and the gold labels are kept from whoever works now. Only where the project is blind (it is unless
 * switched off), at least two people label in it (imported sources are no people), and one of its annotators is at work:
 * adjudicators see everything, and so does somebody who has chosen no annotator.
 */
export function isBlind(project: { readonly blind: boolean }, people: readonly Person[], annotatorId: number | null): boolean {
  const labelling = people.filter(({ role, imported }) => role === 'annotator' && !imported);
  return project.blind && labelling.length >= 2 && labelling.some(({ id }) => id === annotatorId);
}
