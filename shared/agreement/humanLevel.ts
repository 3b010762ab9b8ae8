import { measured, notDefined, type Measure } from '../metrics/measure';
import { judgeAgainstGold } from './judgeLabels';
import type { LabelMatrix } from './labelMatrix';

export interface Hits {
  readonly annotations: number;
  readonly correct: number;
  /** correct / annotations. */
  readonly value: Measure;
}

export interface HumanLevel<Form extends 'plain' | 'leave-one-out'> extends Hits {
  readonly form: Form;
  /** One entry a class: annotations whose right answer is this class. */
  readonly perClass: readonly Hits[];
  /** One entry an annotator. */
  readonly perAnnotator: readonly Hits[];
}

/**
 * How often are people right, so what can be asked of a model?
 *
 * Human-level performance, plain: of the annotations on items with a gold label, the fraction equal to it. `gold`: class of each item, -1 for
 * none; gold is the truth. Every annotation counts, repeats too.
 *
 * Returns 0 (never) to 1 (always), with counts, over all, per gold class and per annotator. Undefined where nothing was annotated that has gold.
 * Don't trust it where gold was made from these annotations (majority, unanimous): it is too high then; take humanLevelLeaveOneOut.
 *
 * Example: labels aab with gold a -> 2/3. Definition: docs/domain.md. Compared with numpy.
 */
export function humanLevel(m: LabelMatrix, gold: Int32Array): HumanLevel<'plain'> {
  const hits = new HitCounter(m);
  judgeAgainstGold(m, gold, (_, right, annotator, isCorrect) => hits.add(right, annotator, isCorrect));
  return { form: 'plain', ...hits.take('no annotated item has a gold label') };
}

/** Counts who was right about which class. */
export class HitCounter {
  readonly #byClass: Tally;
  readonly #byAnnotator: Tally;

  constructor(m: LabelMatrix) {
    this.#byClass = tallyOf(m.classCount);
    this.#byAnnotator = tallyOf(m.annotatorCount);
  }

  add(right: number, annotator: number, isCorrect: boolean): void {
    this.#byClass.annotations[right]! += 1;
    this.#byAnnotator.annotations[annotator]! += 1;
    if (!isCorrect) return;
    this.#byClass.correct[right]! += 1;
    this.#byAnnotator.correct[annotator]! += 1;
  }

  take(reason: string): Hits & Pick<HumanLevel<'plain'>, 'perClass' | 'perAnnotator'> {
    const list = ({ annotations, correct }: Tally, why: string) => Array.from(annotations, (n, at) => hitsOf(n, correct[at]!, why));
    const sum = (values: Float64Array) => values.reduce((total, n) => total + n, 0);
    return { ...hitsOf(sum(this.#byClass.annotations), sum(this.#byClass.correct), reason), perClass: list(this.#byClass, 'no annotated item is of this class'), perAnnotator: list(this.#byAnnotator, 'none of their annotations can be judged') };
  }
}

interface Tally {
  readonly annotations: Float64Array;
  readonly correct: Float64Array;
}

function tallyOf(size: number): Tally {
  return { annotations: new Float64Array(size), correct: new Float64Array(size) };
}

function hitsOf(annotations: number, correct: number, reason: string): Hits {
  return { annotations, correct, value: annotations === 0 ? notDefined(reason) : measured(correct / annotations) };
}
