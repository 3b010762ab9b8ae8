/**
 * What does this alpha mean, in words?
 *
 * Krippendorff's own reading (Content Analysis, 2004, p. 241): rely on data from 0.8, draw tentative conclusions from 0.667, not below.
 * `alpha` is at most 1. The words are a habit of the field, no law: what is enough depends on what the labels are for.
 *
 * Example: 0.691 -> a text that begins "Fair".
 */
export function describeAgreement(alpha: number): string {
  if (alpha >= 0.8) return 'Good: annotators understand the classes alike; the labels can be relied on.';
  if (alpha >= 2 / 3) return 'Fair: good enough for tentative conclusions. Look at what is confused most and sharpen the definitions.';
  if (alpha >= 0.2) return 'Weak: annotators agree beyond chance, but too rarely to rely on the labels. Settle what the classes mean before labelling more.';
  if (alpha >= 0) return 'Hardly better than chance: annotators do not mean the same by these classes.';
  return 'Below chance: annotators contradict each other more often than chance would have it. Some may have swapped classes.';
}
