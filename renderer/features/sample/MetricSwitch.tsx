import { SegmentedControl } from '@mantine/core';
import type { CurvePoint } from '../../../shared/contract/sampling';
import { chooseMetric, useSample } from '../../state/sample';
import type { CurvePlace } from './Curves';

type Metric = 'accuracy' | 'macroF1';
export const METRIC_NAME: Readonly<Record<Metric, string>> = { accuracy: 'accuracy', macroF1: 'macro-F1' };

/** Which figure the curves show, here and on the other tab. */
export function MetricSwitch() {
  const metric = useSample((state) => state.metric);
  return <SegmentedControl aria-label="Figure" value={metric} onChange={(value) => chooseMetric(value as Metric)} data={[{ value: 'macroF1', label: 'Macro-F1' }, { value: 'accuracy', label: 'Accuracy' }]} />;
}

/** A mean curve of either figure, with its interval. */
export const placesOf = (points: readonly CurvePoint[], metric: Metric): readonly CurvePlace[] =>
  points.map((point) => (metric === 'accuracy' ? { x: point.labels, y: point.accuracyMean, interval: point.accuracyCi } : { x: point.labels, y: point.macroF1Mean, interval: point.macroF1Ci }));
