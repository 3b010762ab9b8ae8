import type { Database } from 'better-sqlite3';
import { annotatorAgreement } from '../../../shared/agreement/annotatorAgreement';
import type { LabelMatrix } from '../../../shared/agreement/labelMatrix';
import { dawidSkene } from '../../../shared/consensus/dawidSkene';
import { wawa } from '../../../shared/consensus/wawa';
import type { Input } from '../../../shared/contract';
import type { AnnotatorRow } from '../../../shared/contract/agreement';
import { wilsonInterval } from '../../../shared/metrics/wilsonInterval';
import type { AnalysisControl } from '../handler';
import { humanLevels, independentGold } from './humanLevels';
import { toPair } from './measurePart';
import { readGoldQuestions } from './readGoldQuestions';
import { readLabelDetails } from './readLabelDetails';
import { readLabels } from './readLabels';

/** Everybody in order of joining: how much, how quick, how far with the others, how often right. */
export async function listAnnotatorRows(db: Database, input: Input<'agreement.annotators'>, { pause }: AnalysisControl): Promise<{ rows: AnnotatorRow[] }> {
  const { labels, durationMs, questions, everybody } = db.transaction(() => ({
    labels: readLabels(db),
    durationMs: readLabelDetails(db).durationMs,
    questions: readGoldQuestions(db),
    everybody: db
      .prepare<[], { id: number; name: string; imported: number; abstained: number }>(
        `SELECT a.id, a.name, a.imported, (SELECT count(*) FROM current_label l JOIN class c ON c.id = l.class_id WHERE l.annotator_id = a.id AND l.kind = 'label' AND c.abstain = 1) AS abstained
         FROM annotator a ORDER BY a.id`,
      )
      .all(),
  }))();
  const { matrix, annotators } = labels;
  await pause(0.05, 'annotators');
  const agreement = annotatorAgreement(matrix);
  const { plain, leaveOneOut } = humanLevels(matrix, independentGold(labels));
  await pause(0.1, 'annotators');
  const weighted = wawa(matrix).annotatorQuality;
  const modelled = input.dawidSkene ? await modelQuality(matrix, (share, phase) => pause(share === null ? null : 0.15 + 0.85 * share, phase)) : null;
  const paces = medianOfEach(matrix.annotator, durationMs, annotators.length);
  const placeOf = new Map(annotators.map(({ id }, index) => [id, index]));
  const rows = everybody.map(({ id, name, imported, abstained }): AnnotatorRow => {
    const at = placeOf.get(id) ?? -1;
    const asked = questions.get(id);
    return {
      annotatorId: id,
      annotator: name,
      imported: imported === 1,
      labels: agreement[at]?.labels ?? 0,
      abstained,
      overlapped: agreement[at]?.overlapped ?? 0,
      agreementWithOthers: agreement[at]?.agreementWithOthers.value ?? null,
      medianMs: paces[at]?.median ?? null,
      timed: paces[at]?.count ?? 0,
      hlpPlain: toProportion(plain.perAnnotator[at]),
      hlpLeaveOneOut: toProportion(leaveOneOut.perAnnotator[at]),
      wawa: defined(weighted[at]),
      dawidSkene: defined(modelled?.[at]),
      goldQuestions: toProportion(asked && { correct: asked.correct, annotations: asked.answered }),
    };
  });
  return { rows };
}

/** Null where the tables of the method would not fit into memory. */
async function modelQuality(matrix: LabelMatrix, pause: AnalysisControl['pause']): Promise<Float64Array | null> {
  try {
    return (await dawidSkene(matrix, { pause })).annotatorQuality;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function toProportion(hits: { readonly correct: number; readonly annotations: number } | undefined): AnnotatorRow['hlpPlain'] {
  const { correct, annotations } = hits ?? { correct: 0, annotations: 0 };
  return { value: annotations === 0 ? null : correct / annotations, ci: toPair(wilsonInterval(correct, annotations)), correct, of: annotations };
}

function defined(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Median of the measured values (not negative) of each owner. */
function medianOfEach(owner: Uint16Array, values: Float64Array, owners: number): { readonly median: number | null; readonly count: number }[] {
  const counts = new Uint32Array(owners + 1);
  for (let at = 0; at < owner.length; at += 1) if (values[at]! >= 0) counts[owner[at]! + 1]! += 1;
  for (let index = 0; index < owners; index += 1) counts[index + 1]! += counts[index]!;
  const sorted = new Float64Array(counts[owners]!);
  const next = counts.slice(0, owners);
  for (let at = 0; at < owner.length; at += 1) if (values[at]! >= 0) sorted[next[owner[at]!]!++] = values[at]!;
  return Array.from({ length: owners }, (_, index) => {
    const own = sorted.subarray(counts[index], counts[index + 1]).sort();
    const middle = own.length >> 1;
    return { count: own.length, median: own.length === 0 ? null : own.length % 2 === 1 ? own[middle]! : (own[middle - 1]! + own[middle]!) / 2 };
  });
}
