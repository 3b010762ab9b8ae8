import type { Database } from 'better-sqlite3';
import type { EvaluationRequest } from '../../../shared/contract/evaluation';
import { nameDimension, type TagDimension } from '../../../shared/domain/tagDimension';
import { hitsByItem, type ItemHits } from '../../../shared/evaluation/hitsByItem';
import { independentGold } from '../agreement/humanLevels';
import { readLabels } from '../agreement/readLabels';
import { Refusal } from '../refusal';
import { groupItems } from '../splits/groupItems';
import { readCosts } from './costs';
import { dataVersion, hashItems } from './dataVersion';
import { readKept, readTagKeys } from './dimensions';
import { findMask } from './findMask';
import { readJudgements } from './judgements';
import { loadRun } from './loadRun';
import { type DimensionCodes, loadTagCodes } from './loadTagCodes';
import { loadTruth } from './loadTruth';
import { readReviews, type TagReviewed } from './readReviews';
import { refuseCross } from './refuseCross';
import { readTag } from './readTag';

/** How often annotators were right on each item that they labelled. */
export interface HumanHits extends ItemHits {
  /** Row id of each item of the hits. */
  readonly itemIds: Uint32Array;
}

export type EvaluationInput = ReturnType<typeof readEvaluation>;

/** The parts of an evaluation that take long to read the first time. */
export function evaluationParts(db: Database, { runId, baselineRunId, dimensions }: EvaluationRequest): readonly (() => unknown)[] {
  const keys = chooseDimensions(db, dimensions).flatMap((dimension) => (dimension.kind === 'tag' ? [dimension.key] : []));
  const runs = baselineRunId === null ? [runId] : [runId, baselineRunId];
  return [() => loadTruth(db), ...runs.map((id) => () => loadRun(db, id, loadTruth(db))), ...keys.map((key) => () => readTag(db, key)), () => readLabels(db), () => hashItems(db)];
}

function chooseDimensions(db: Database, dimensions: EvaluationRequest['dimensions']): readonly TagDimension[] {
  return dimensions ?? [...readTagKeys(db).map((key): TagDimension => ({ kind: 'tag', key })), ...readKept(db).map(({ dimension }) => dimension)];
}

/** Everything that an evaluation needs, read in one go: afterwards the project may change. Call it inside a transaction. */
export function readEvaluation(db: Database, { runId, baselineRunId, query, dimensions, groupColumn }: EvaluationRequest) {
  const truth = loadTruth(db);
  const mask = findMask(db, query);
  const chosen = chooseDimensions(db, dimensions);
  const version = (sql: string) => db.prepare<[], number>(sql).pluck().get()!;
  return {
    truth,
    run: loadRun(db, runId, truth),
    baseline: baselineRunId === null ? null : loadRun(db, baselineRunId, truth),
    mask,
    ...readDimensions(db, chosen, mask, dimensions === null),
    human: readHuman(db, mask),
    judgements: readJudgements(db),
    costs: readCosts(db),
    group: groupColumn === null ? null : readGroups(db, groupColumn, truth.itemCount),
    versions: {
      dataVersion: dataVersion(db, mask),
      schemaVersion: version('SELECT ifnull(max(version), 0) FROM label_schema_version'),
      goldSeq: version('SELECT ifnull(max(seq), 0) FROM gold_event'),
    },
  };
}

/** By item. */
function readGroups(db: Database, column: string, itemCount: number): Int32Array {
  const kind = column.slice(0, column.indexOf(':'));
  if (kind !== 'tag' && kind !== 'field') throw new Refusal('unknownGroup', `Items cannot be grouped by “${column.slice(0, 80)}”: choose a tag or a kept column. Nothing was computed.`);
  return groupItems(db, column.slice(kind.length + 1), itemCount, { from: kind, kept: 'Nothing was computed' }).subarray(1);
}

/** Rows that were kept, and that the data does not allow any more, are left out, and why is said; where they were asked for by name that is refused. */
function readDimensions(db: Database, chosen: readonly TagDimension[], mask: Uint8Array, isKept: boolean) {
  // what shows no tags has nothing to ask of them
  const reviews = chosen.some(({ kind }) => kind === 'tag') ? readReviews(db) : [];
  const dimensions: { readonly name: string; readonly codes: DimensionCodes; readonly reviews: readonly TagReviewed[] }[] = [];
  const refused: Record<string, string> = {};
  for (const dimension of chosen) {
    try {
      refuseCross(db, dimension);
      dimensions.push({ name: nameDimension(dimension), codes: loadTagCodes(db, dimension, mask), reviews: dimension.kind === 'tag' ? reviews.filter(({ key }) => key === dimension.key) : [] });
    } catch (error) {
      if (!isKept || !(error instanceof Refusal)) throw error;
      refused[nameDimension(dimension)] = error.message;
    }
  }
  return { dimensions, refused };
}

/** Null where nothing in the population can be judged. */
function readHuman(db: Database, mask: Uint8Array): HumanHits | null {
  const labels = readLabels(db);
  const hits = hitsByItem(labels.matrix, independentGold(labels));
  return hits.annotations.some((count, at) => count > 0 && mask[labels.itemIds[at]! - 1] === 1) ? { ...hits, itemIds: labels.itemIds } : null;
}
