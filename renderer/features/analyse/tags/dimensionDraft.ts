import { nameDimension, type SimpleDimension, type TagDimension } from '../../../../shared/domain/tagDimension';

type Method = Extract<SimpleDimension, { kind: 'bins' }>['method'];

/** What is being typed in the form for bins and crosses. */
export interface DimensionDraft {
  readonly kind: 'bins' | 'cross';
  readonly column: string;
  readonly method: Method;
  readonly count: number;
  /** Inner edges, as typed. */
  readonly edges: string;
  /** Names of the two dimensions to cross. */
  readonly first: string;
  readonly second: string;
}

const MOST_BINS = 50;

/** The dimension that is described, or why there is none yet. */
export function readDimension(draft: DimensionDraft, simple: readonly SimpleDimension[]): { readonly dimension: TagDimension } | { readonly fault: string } {
  if (draft.kind === 'cross') {
    const [first, second] = [draft.first, draft.second].map((name) => simple.find((known) => nameDimension(known) === name));
    if (!first || !second) return { fault: 'Choose two tags.' };
    if (draft.first === draft.second) return { fault: 'A tag crossed with itself says nothing new: choose two.' };
    return { dimension: { kind: 'cross', of: [first, second] } };
  }
  if (draft.column === '') return { fault: 'Choose a column of numbers.' };
  if (draft.method !== 'byHand') {
    const isCount = Number.isInteger(draft.count) && draft.count >= 2 && draft.count <= MOST_BINS;
    return isCount ? { dimension: { kind: 'bins', column: draft.column, method: draft.method, count: draft.count, edges: [] } } : { fault: `From 2 to ${MOST_BINS} bins.` };
  }
  const edges = draft.edges.split(/[;\s]+|,\s+|,(?=\D|$)/).filter((text) => text !== '').map(Number);
  if (edges.length === 0 || edges.some((edge) => !Number.isFinite(edge))) return { fault: 'Edges are numbers with blanks between them: 10 20 50.' };
  if (edges.some((edge, index) => index > 0 && edge <= edges[index - 1]!)) return { fault: 'Edges go upwards, each greater than the one before.' };
  if (edges.length >= MOST_BINS) return { fault: `At most ${MOST_BINS} bins.` };
  return { dimension: { kind: 'bins', column: draft.column, method: 'byHand', count: edges.length + 1, edges } };
}
