import { ALL_ITEMS } from '../domain/itemQuery';
import type { ReportInput } from './reportInput';

const NO_RATES = { precision: null, recall: null, f1: null };

/** A small report; `name` stands wherever a user's words can stand. */
export function testReport(name = 'ham'): ReportInput {
  const run = { runId: 1, uid: 'r', name, modelVersion: '2.1.0', codeVersion: name, hyperparameters: [[name, name]] as [string, string][], dataSnapshot: name, notes: name, outOfSample: true, file: name, createdAt: 0, predictions: 10, hasProbabilities: true };
  const averages = { precision: 0.5, recall: 0.5, f1: 0.49, classes: 2, undefined: { precision: 0, recall: 0, f1: 0 } };
  const tag = { support: 40, shareOfData: 0.04, errors: 12, errorRate: 0.3, errorRateCi: [0.18, 0.45] as [number, number], shareOfErrors: 0.12, accuracy: 0.7, macroF1: 0.6, macroF1Ci: null, hlp: 0.95, hlpCi: null, hlpAnnotations: 80, gapToHlp: 0.25, potentialGain: 0.01, ease: 0.5, importance: 2, priority: 0.01, note: name, cost: null, supportThatDecides: null, review: { yes: 3, no: 4, unseen: 5, reviewedErrors: 3, reviewedRight: 4, caution: name }, filters: [] };
  return {
    project: name,
    run,
    baseline: { ...run, runId: 2 },
    against: { title: `Accuracy against ${name}`, delta: 0.3, isShare: true, reason: null, note: name },
    references: [{ id: 1, name, metric: 'accuracy', value: 0.9, source: name }],
    population: name,
    date: '2026-02-03T04:05:06.000Z',
    version: '1.0.0',
    weakSlices: {
      slices: [{ predicate: [{ key: name, value: name }, { key: 'site', value: null }], support: 50, errors: 20, errorRate: 0.4, errorRateCi: null, errorRateOutside: 0.1, difference: 0.3, differenceCi: [0.1, 0.5], score: 1, p: 0.001, q: 0.012, confirmed: true, discovery: { support: 25, errors: 11 }, confirmation: { support: 25, errors: 9 }, filters: [] }],
      run: name, n: 1000, errors: 100, errorRate: 0.1, minSupport: 20, searched: 77, seed: 5, leftOut: [], reason: null,
    },
    todos: [{ id: 1, kind: 'collect', title: name, query: null, items: 40, owner: name, expectedGain: 0.012, notes: name, createdAt: 0, doneAt: null }],
    result: {
      run: name, runId: 1, n: 1000, abstained: 7, missing: 5, missingGold: 3, missingPrediction: 2, ties: 1,
      accuracy: { value: 0.9, ci: [0.88, 0.917] }, macro: averages, micro: averages, weighted: averages, macroF1Ci: [0.45, 0.53],
      balancedAccuracy: 0.5, balancedAccuracyCi: null, mcc: null, mccCi: null, cohenKappa: 0.4, cohenKappaCi: null, logLoss: 0.31, brier: 0.2, ece: 0.0423,
      calibration: { mce: 0.1, rms: 0.05, bins: [{ low: 0.9, high: 1, count: 800, accuracy: 0.95, confidence: 0.97 }, { low: 0, high: 0.1, count: 0, accuracy: null, confidence: null }] },
      cost: null, reasons: { mcc: name }, majorityBaseline: { class: name, accuracy: 0.6 },
      perClass: [{ class: name, uid: 'a', support: 600, predicted: 610, precision: 0.931, recall: 0.946, f1: 0.939, precisionCi: [0.9, 0.95], recallCi: null, f1Ci: null }, { class: 'spam', uid: 'b', support: 400, predicted: 390, ...NO_RATES, precisionCi: null, recallCi: null, f1Ci: null }],
      confusion: { classes: [name, 'spam'], uids: ['a', 'b'], matrix: [[568, 32], [68, 332]] },
      hlp: { form: 'plain', accuracy: 0.95, ci: null, annotations: 2000 },
      slices: [{ key: name, value: name, ...tag, trend: { baselineErrorRate: 0.4, delta: -0.1, deltaCi: null, test: { n: 40, b: 1, c: 5, p: 0.2, method: 'exact' as const }, q: 0.4 } }, { key: 'site', value: null, ...tag, support: 3, errorRate: null, errorRateCi: null, potentialGain: null, priority: null, trend: null }],
      comparison: { baseline: name, baselineId: 2, n: 990, accuracyDelta: 0.02, ci: [0.005, 0.035], macroF1Delta: 0.01, macroF1DeltaCi: null, mcnemar: { n: 990, b: 15, c: 35, p: 0.0071, method: 'chi2-corrected' }, matrix: [], baselineMatrix: [] },
      undefinedReplicates: { macroF1: 3 },
      recipe: { formulas: 'metrics 1', bootstrap: 2000, seed: 11, dataVersion: 'abc123', schemaVersion: 4, goldSeq: 99, query: { ...ALL_ITEMS, search: name } },
    },
  };
}
