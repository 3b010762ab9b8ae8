import fc from 'fast-check';
import { labelMatrixOf, type LabelMatrix, type LabelTriple } from './labelMatrix';

/** A matrix from one string an item: the digit at place `p` is what annotator `p` said, anything else is missing. For tests. */
export function matrixOfItems(items: readonly string[], classCount = 0): LabelMatrix {
  const triples = items.flatMap((row, item) => Array.from(row, (sign, annotator): LabelTriple => [item, annotator, Number.parseInt(sign, 10)])).filter(([, , label]) => !Number.isNaN(label));
  return labelMatrixOf({ itemCount: items.length, annotatorCount: Math.max(0, ...items.map((row) => row.length)), classCount: Math.max(classCount, ...triples.map(([, , label]) => label + 1)) }, triples);
}

/** The same from one string a coder, units along it. */
export function matrixOfCoders(coders: readonly string[], classCount = 0): LabelMatrix {
  return matrixOfItems(Array.from(coders[0] ?? '', (_, unit) => coders.map((row) => row[unit]!).join('')), classCount);
}

/** A matrix from counts per class, one row an item, as many nameless annotators as there are labels. */
export function matrixOfCounts(rows: readonly (readonly number[])[]): LabelMatrix {
  return matrixOfItems(rows.map((row) => row.map((count, label) => String(label).repeat(count)).join('')), rows[0]!.length);
}

/** Labels in any constellation, repeats included; `items`, `annotators` and `classes` are what the numbers are below. */
export const anyLabels = fc
  .record({ items: fc.integer({ min: 1, max: 12 }), annotators: fc.integer({ min: 1, max: 6 }), classes: fc.integer({ min: 1, max: 5 }) })
  .chain(({ items, annotators, classes }) => {
    const below = (limit: number) => fc.integer({ min: 0, max: limit - 1 });
    return fc.array(fc.tuple(below(items), below(annotators), below(classes)), { maxLength: 60 }).map((triples) => ({ counts: { itemCount: items, annotatorCount: annotators, classCount: classes }, triples: triples as LabelTriple[] }));
  });

export type AnyLabels = typeof anyLabels extends fc.Arbitrary<infer T> ? T : never;

/** The same labels without repeats, of which the first is kept. */
export const labelsWithoutRepeats = anyLabels.map(({ counts, triples }) => ({ counts, triples: [...new Map(triples.map((triple) => [`${triple[0]} ${triple[1]}`, triple])).values()] }));

/** Numbers the items, annotators or classes the other way round. */
export function renumber({ counts, triples }: AnyLabels, what: 'items' | 'annotators' | 'classes'): LabelMatrix {
  const turn = (value: number, count: number, asked: boolean) => (asked ? count - 1 - value : value);
  return labelMatrixOf(
    counts,
    triples.map(([item, annotator, label]) => [turn(item, counts.itemCount, what === 'items'), turn(annotator, counts.annotatorCount, what === 'annotators'), turn(label, counts.classCount, what === 'classes')]),
  );
}
