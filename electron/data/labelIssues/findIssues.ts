import type { Database } from 'better-sqlite3';
import type { Input } from '../../../shared/contract';
import type { LabelIssue, LabelIssues } from '../../../shared/contract/labelIssues';
import { SPLITS } from '../../../shared/domain/project';
import { findLabelIssues, mostProbable } from '../../../shared/labelIssues/findLabelIssues';
import { countGiven } from '../../../shared/labelIssues/labelledProbabilities';
import { labelQuality } from '../../../shared/labelIssues/labelQuality';
import { type ProjectLabels, readLabels } from '../agreement/readLabels';
import { findMask } from '../evaluation/findMask';
import { loadRun } from '../evaluation/loadRun';
import { loadTruth, type Truth } from '../evaluation/loadTruth';
import type { AnalysisControl } from '../handler';
import { Refusal } from '../refusal';

type Request = Input<'labelIssues.find'>;

/** Under so many items of a class its threshold is a guess. */
const FEW = 20;
/** Names that a caution lists. */
const MOST_NAMES = 10;
const SCORE_OF = { 'self-confidence': 'selfConfidence', 'normalized-margin': 'normalizedMargin', 'confidence-weighted-entropy': 'confidenceWeightedEntropy' } as const;

/** Likely label errors among the items that a query finds, worst first. */
export async function findIssues(db: Database, request: Request, { pause }: AnalysisControl): Promise<LabelIssues> {
  const { truth, run, labels, mask, outOfSample } = db.transaction(() => readIssues(db, request))();
  const { probabilities } = run;
  if (probabilities === null) throw new Refusal('noProbabilities', `The run “${run.name}” has predicted classes only. Likely label errors are found by class probabilities: import the predictions with them (--prob-prefix).`);
  if (truth.classes.length < 2) throw new Refusal('tooFewClasses', 'There is only one class, so no label can be mistaken for another.');
  const items = Uint32Array.from(mask.keys()).filter((item) => mask[item] === 1 && truth.actual[item]! >= 0 && probabilities.row[item]! >= 0);
  const labelled = { classCount: truth.classes.length, given: Uint16Array.from(items, (item) => truth.actual[item]!), row: Uint32Array.from(items, (item) => probabilities.row[item]!), values: probabilities.values };
  const { joint, calibrated, issues } = await findLabelIssues(labelled, request.filter, pause);
  const score = SCORE_OF[request.order];
  const names = truth.classes.map(({ name }) => name);
  const found = Array.from(issues, (at) => {
    const base = labelled.row[at]! * labelled.classCount;
    return { at, item: items[at]!, quality: labelQuality(labelled.values.subarray(base, base + labelled.classCount), labelled.given[at]!) };
  }).toSorted((a, b) => a.quality[score] - b.quality[score] || a.quality.selfConfidence - b.quality.selfConfidence || a.item - b.item);
  // Read at the end, for only what is listed is named: ids of items never change.
  const nameOf = db.prepare<[number], string>('SELECT external_id FROM item WHERE id = ?').pluck();
  return {
    issues: found.slice(0, request.limit).map(({ at, item, quality }) => ({
      item: nameOf.get(item + 1)!,
      itemId: item + 1,
      given: names[labelled.given[at]!]!,
      suggested: names[mostProbable(labelled, at)]!,
      ...quality,
      split: SPLITS[truth.split[item]!] ?? null,
      ...countDissent(labels, item + 1, labelled.given[at]!),
    })),
    n: issues.length,
    run: run.name,
    items: items.length,
    classes: names,
    thresholds: [...joint.thresholds],
    confidentJoint: joint.counts.map((line) => [...line]),
    calibratedJoint: calibrated.map((line) => [...line]),
    cautions: cautionsOf(truth, countGiven(labelled), outOfSample),
  };
}

function readIssues(db: Database, { runId, query }: Request) {
  const truth = loadTruth(db);
  const run = loadRun(db, runId, truth);
  const outOfSample = db.prepare<[number], number | null>('SELECT out_of_sample FROM run WHERE id = ?').pluck().get(runId) ?? null;
  return { truth, run, mask: findMask(db, query), labels: readLabels(db), outOfSample };
}

/** Answers of annotators to an item, and how many of them are not the given label. */
function countDissent({ matrix, itemIds }: ProjectLabels, itemId: number, given: number): Pick<LabelIssue, 'annotations' | 'dissent'> {
  const place = placeOf(itemIds, itemId);
  if (place === -1) return { annotations: 0, dissent: 0 };
  const answers = matrix.label.subarray(matrix.start[place]!, matrix.start[place + 1]!);
  return { annotations: answers.length, dissent: answers.reduce((sum, answer) => sum + (answer === given ? 0 : 1), 0) };
}

/** Bisection among ascending ids; -1 where it is not there. */
function placeOf(ids: Uint32Array, id: number): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ids[middle]! < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : -1;
}

function cautionsOf({ classes }: Truth, given: Uint32Array, outOfSample: number | null): string[] {
  const few = classes.filter((_, place) => given[place]! > 0 && given[place]! < FEW).map(({ name }) => name);
  const named = `${few.slice(0, MOST_NAMES).join(', ')}${few.length > MOST_NAMES ? ` and ${few.length - MOST_NAMES} more` : ''}`;
  return [
    ...(outOfSample === 0 ? ['Some items were in the training data of the model that predicted them: it has learnt their labels, wrong ones too, and misses errors.'] : []),
    ...(outOfSample === null ? ['Nobody has said whether the probabilities are out of sample. If the model was trained on these items it has learnt their labels, wrong ones too. Say so in the run.'] : []),
    ...(few.length > 0 ? [`Fewer than ${FEW} items have the label ${named}: what is found there is a guess.`] : []),
  ];
}
