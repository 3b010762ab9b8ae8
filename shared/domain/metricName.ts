import type { REFERENCE_METRICS } from '../contract/runs';

/** Figures that a number from elsewhere can be one of, as they are named everywhere. */
export const METRIC_NAME: Readonly<Record<(typeof REFERENCE_METRICS)[number], string>> = { accuracy: 'Accuracy', macroF1: 'Macro-F1', balancedAccuracy: 'Balanced accuracy', mcc: 'MCC' };
