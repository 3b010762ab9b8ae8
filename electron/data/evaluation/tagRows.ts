import type { TagRow } from '../../../shared/contract/evaluation';
import type { TagCodes } from '../../../shared/evaluation/evaluationRows';
import type { JointRows } from '../../../shared/evaluation/joinRuns';
import { pairOutcomes } from '../../../shared/evaluation/pairOutcomes';
import type { SelectedRows } from '../../../shared/evaluation/selectRows';
import { type Slice, sliceCells } from '../../../shared/evaluation/sliceCells';
import { sliceMacroF1 } from '../../../shared/evaluation/sliceMacroF1';
import { sliceMembers } from '../../../shared/evaluation/sliceMembers';
import { tagFigures } from '../../../shared/evaluation/tagFigures';
import { benjaminiHochberg } from '../../../shared/metrics/benjaminiHochberg';
import { mcnemar } from '../../../shared/metrics/mcnemar';
import { wilsonInterval } from '../../../shared/metrics/wilsonInterval';
import { toPair } from '../agreement/measurePart';
import { judgementKey, UNJUDGED } from './judgements';
import type { Headline } from './measureHeadline';
import type { EvaluationInput } from './readEvaluation';
import type { Resampling } from './resampling';
import { reviewedRow } from './reviewedRow';
import { type HitSum, sliceHits } from './sliceHits';
import { type CountedSlice, sliceIntervals } from './sliceIntervals';

type Dimension = EvaluationInput['dimensions'][number];

/** A row, and what its intervals are made of; null where it has no bootstrap ones. */
interface CountedRow {
  readonly row: TagRow;
  readonly counted: CountedSlice | null;
}

/** The rows of the tag table, key by key; first all counts, then, where replicates are asked for, the intervals. */
export async function tagRows(input: EvaluationInput, headline: Headline, joint: JointRows | null, resampling: Resampling): Promise<TagRow[]> {
  const counted: CountedRow[] = [];
  for (const [index, dimension] of input.dimensions.entries()) {
    const due = resampling.pace(headline.rows.cell.length / 20, (0.2 * index) / input.dimensions.length, 'counting');
    if (due) await due;
    counted.push(...countRows(input, dimension, headline, joint));
  }
  const q = benjaminiHochberg(counted.map(({ row }) => row.trend?.test.p ?? null));
  const rows: TagRow[] = [];
  for (const [index, { row, counted: slice }] of counted.entries()) {
    const share = [0.3 + (0.7 * index) / counted.length, 0.3 + (0.7 * (index + 1)) / counted.length] as const;
    const intervals = slice === null || resampling.replicates === 0 ? null : await sliceIntervals(headline.rows, joint, slice, resampling, share);
    // Wilson takes items for independent, which those of a group are not.
    const errorRateCi = resampling.group === null || intervals === null ? row.errorRateCi : (intervals.errorRate ?? row.errorRateCi);
    rows.push({ ...row, errorRateCi, macroF1Ci: intervals?.macroF1 ?? null, trend: row.trend && { ...row.trend, q: q[index]!, deltaCi: intervals?.delta ?? null } });
  }
  return rows;
}

function countRows(input: EvaluationInput, { codes, name, reviews }: Dimension, headline: Headline, joint: JointRows | null): CountedRow[] {
  const { rows } = headline;
  const slices = sliceCells(rows, codes);
  const paired = joint && sliceCells(joint, codes);
  const hits = input.human && sliceHits(input.human, codes, input.mask);
  const members = membersOf(rows, codes);
  const jointMembers = joint && membersOf(joint, codes);
  const plain = slices.flatMap((slice, code): CountedRow[] => {
    const value = codes.values[code]!;
    // Of a tag that is given by hand, "no value" holds what nobody has looked at too.
    if (slice.asked === 0 || reviews.some((review) => review.value === value) || (reviews.length > 0 && value === null)) return [];
    const trend = joint && paired && trendOf(joint, paired[code]!);
    const row = { ...describeSlice(headline, slice, hits?.[code] ?? null), ...judged(input, name, value), trend, review: null, filters: [...codes.filters[code]!] };
    return [{ row: prioritise(row), counted: { slice, members: () => members(code), paired: trend && { slice: paired![code]!, members: () => jointMembers!(code) } } }];
  });
  const reviewed = reviews.map((review) => ({ row: prioritise({ ...reviewedRow(input, headline, review), ...judged(input, name, review.value) }), counted: null }));
  return [...reviewed, ...plain];
}

/** The items of each value, found when the first of them is asked for. */
function membersOf(rows: SelectedRows, codes: TagCodes): (code: number) => Uint32Array {
  let members: Uint32Array[] | undefined;
  return (code) => (members ??= sliceMembers(rows, codes))[code]!;
}

function describeSlice(headline: Headline, slice: Slice, hits: HitSum | null) {
  const { rows } = headline;
  const { support, errors } = slice;
  const hlp = hits === null || hits.annotations === 0 ? null : hits.correct / hits.annotations;
  const { supportThatDecides, ...figures } = tagFigures({ support, errors, total: { support: rows.n, errors: rows.n - headline.right }, hlp });
  return {
    support,
    errors,
    ...figures,
    errorRateCi: toPair(wilsonInterval(errors, support)),
    macroF1: sliceMacroF1(rows.cells, slice),
    macroF1Ci: null,
    hlp,
    hlpCi: hits && toPair(wilsonInterval(hits.correct, hits.annotations)),
    hlpAnnotations: hits?.annotations ?? 0,
    cost: headline.costs === null || support === 0 ? null : slice.counts.reduce((sum, count, at) => sum + count * headline.costs![slice.cell[at]!]!, 0) / support,
    supportThatDecides,
  };
}

function judged({ judgements }: EvaluationInput, key: string, value: string | null) {
  return { key, value, priority: null, ...(judgements.get(judgementKey(key, value)) ?? UNJUDGED) };
}

function prioritise(row: TagRow): TagRow {
  return { ...row, priority: row.potentialGain === null ? null : row.potentialGain * (row.ease ?? 1) * (row.importance ?? 1) };
}

function trendOf(joint: JointRows, { counts, cell }: Slice): NonNullable<TagRow['trend']> | null {
  const { n, b, c, bothWrong } = pairOutcomes(joint, counts, cell);
  if (n === 0) return null;
  const { p, method } = mcnemar(b, c);
  return { baselineErrorRate: (bothWrong + c) / n, delta: (b - c) / n, deltaCi: null, test: { n, b, c, p, method }, q: null };
}
