import type { EvaluationResult } from '../../../../shared/contract/evaluation';
import { REFERENCE_METRICS, type ReferenceValue } from '../../../../shared/contract/runs';
import { nameMcnemar } from '../../../../shared/metrics/nameMcnemar';
import type { Baseline } from '../../../state/analyse';
import { formatCount } from '../../../format/formatCount';
import { formatNumber } from '../../../format/formatNumber';
import { formatP } from '../../../format/formatP';
import { formatPercent } from '../../../format/formatPercent';

/** How far a run is above (or below) what it is compared with, in one figure. */
export interface Against {
  /** "against last month's model" */
  readonly title: string;
  readonly delta: number | null;
  readonly interval: readonly [number, number] | null;
  /** Why there is no difference. */
  readonly reason: string | null;
  /** What it rests on. */
  readonly note: string;
}

type Metric = (typeof REFERENCE_METRICS)[number];
export const METRIC_NAME: Readonly<Record<Metric, string>> = { accuracy: 'Accuracy', macroF1: 'Macro-F1', balancedAccuracy: 'Balanced accuracy', mcc: 'MCC' };

/** Null: nothing was chosen to compare with. */
export function againstBaseline(result: EvaluationResult, baseline: Baseline, references: readonly ReferenceValue[]): Against | null {
  const accuracy = result.accuracy.value;
  if (baseline === 'majority') {
    const { class: name, accuracy: base } = result.majorityBaseline;
    return { title: 'Accuracy against the majority class', delta: minus(accuracy, base), interval: null, reason: 'No item is evaluated.', note: `always “${name ?? ''}”: ${formatPercent(base)}` };
  }
  if (baseline === 'hlp') {
    const human = result.hlp;
    return { title: 'Accuracy against human level', delta: minus(accuracy, human?.accuracy ?? null), interval: null, reason: 'Human level is unknown: nobody’s answers can be compared with gold.', note: human ? `${formatPercent(human.accuracy)} over ${formatCount(human.annotations, 'answer')}, ${human.form}` : '' };
  }
  if (baseline.startsWith('run:')) return againstRun(result);
  const reference = references.find(({ id }) => baseline === `reference:${id}`);
  if (!reference) return null;
  const name = METRIC_NAME[reference.metric];
  return { title: `${name} against ${reference.name}`, delta: minus(metricOf(result, reference.metric), reference.value), interval: null, reason: `${name} of this run is undefined.`, note: `${formatNumber(reference.value)}${reference.source === '' ? '' : `, ${reference.source}`}` };
}

function againstRun({ comparison }: EvaluationResult): Against | null {
  if (!comparison) return null;
  const { mcnemar, n } = comparison;
  return {
    title: `Accuracy against ${comparison.baseline}`,
    delta: comparison.accuracyDelta,
    interval: comparison.ci,
    reason: 'No item was predicted by both runs.',
    note: `${mcnemar.c.toLocaleString('en')} fixed, ${mcnemar.b.toLocaleString('en')} broken of ${formatCount(n, 'item')}; McNemar’s test, ${nameMcnemar(mcnemar.method)}: ${formatP(mcnemar.p)}`,
  };
}

export function metricOf(result: EvaluationResult, metric: Metric): number | null {
  return { accuracy: result.accuracy.value, macroF1: result.macro.f1, balancedAccuracy: result.balancedAccuracy, mcc: result.mcc }[metric];
}

const minus = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);
