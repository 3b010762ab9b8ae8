import type { Database } from 'better-sqlite3';
import { annotatorAgreement } from '../../../shared/agreement/annotatorAgreement';
import { bootstrapAgreement } from '../../../shared/agreement/bootstrapAgreement';
import { classAgreement } from '../../../shared/agreement/classAgreement';
import { describeAgreement } from '../../../shared/agreement/describeAgreement';
import { fleissKappa } from '../../../shared/agreement/fleissKappa';
import { krippendorffAlpha } from '../../../shared/agreement/krippendorffAlpha';
import { pairwiseAgreement } from '../../../shared/agreement/pairwiseAgreement';
import { percentAgreement } from '../../../shared/agreement/percentAgreement';
import type { Input } from '../../../shared/contract';
import type { AgreementResult, HumanLevel } from '../../../shared/contract/agreement';
import { wilsonInterval } from '../../../shared/metrics/wilsonInterval';
import type { AnalysisControl } from '../handler';
import { humanLevels, independentGold } from './humanLevels';
import { measureByTag } from './measureByTag';
import { measureByVersion } from './measureByVersion';
import { measureOverTime } from './measureOverTime';
import { type Resampling, toPair } from './measurePart';
import { readItemTags } from './readItemTags';
import { readLabelDetails } from './readLabelDetails';
import { type MatrixClass, readLabels } from './readLabels';

/** The numbers of `goldset agreement`: overall, per pair, class, annotator, tag value, version and time. */
export async function measureAgreement(db: Database, { bootstrap, seed, byTag }: Input<'agreement.measure'>, { pause }: AnalysisControl): Promise<AgreementResult> {
  const { labels, details, tags, versions } = db.transaction(() => {
    const read = readLabels(db);
    return { labels: read, details: readLabelDetails(db), tags: byTag === null ? null : readItemTags(db, read.itemIds, byTag), versions: { guideline: readVersionTimes(db, 'guideline_version'), schema: readVersionTimes(db, 'label_schema_version') } };
  })();
  const { matrix, classes, annotators } = labels;
  await pause(0.02, 'comparing annotators');
  const percent = percentAgreement(matrix);
  const alpha = krippendorffAlpha(matrix);
  const fleiss = fleissKappa(matrix);
  const { pairs, mean } = pairwiseAgreement(matrix);
  await pause(0.06, 'comparing annotators');
  const levels = humanLevels(matrix, independentGold(labels));

  // Overall, tag values, guideline versions, schema versions and time each resample about every item once.
  const share = (stage: number): Resampling => ({ replicates: bootstrap, seed, pause: (done, phase) => pause(0.1 + (0.9 * (stage + (done ?? 0))) / 5, phase) });
  const interval = bootstrap > 0 ? await bootstrapAgreement(matrix, share(0)) : null;
  const tagRows = tags === null ? [] : await measureByTag(labels, tags, share(1));
  const whole = { items: percent.items, annotations: matrix.label.length, percentAgreement: percent.value, alpha: alpha.value, ci: toPair(interval?.alpha ?? null), reason: alpha.reason };
  const guideline = await measureByVersion(matrix, details.guidelineVersion, versions.guideline, whole, share(2));
  const schema = await measureByVersion(matrix, details.schemaVersion, versions.schema, whole, share(3));
  const overTime = await measureOverTime(matrix, details.createdAt, share(4));

  return {
    items: matrix.itemCount,
    annotators: annotators.length,
    annotations: matrix.label.length,
    itemsWithOverlap: percent.items,
    percentAgreement: percent.value,
    cohenKappa: { mean: mean.value, pairs: pairs.map(({ a, b, items, percentAgreement: equal, kappa }) => ({ a: annotators[a]!.name, b: annotators[b]!.name, items, percentAgreement: equal, kappa: kappa.value })) },
    fleissKappa: { value: fleiss.value, equalRaters: fleiss.equalRaters },
    krippendorffAlpha: { value: alpha.value, ci: toPair(interval?.alpha ?? null) },
    perClass: classAgreement(matrix).map((entry, index) => ({ class: classes[index]!.name, labels: entry.labels, alpha: entry.alpha.value, specificAgreement: entry.specificAgreement.value, reason: entry.alpha.reason })),
    perAnnotator: annotatorAgreement(matrix).map((entry, index) => ({ annotator: annotators[index]!.name, annotatorId: annotators[index]!.id, annotations: entry.labels, overlapped: entry.overlapped, agreementWithOthers: entry.agreementWithOthers.value })),
    percentAgreementCi: toPair(interval?.percentAgreement ?? null),
    abstained: labels.abstained,
    reasons: { percentAgreement: percent.reason, cohenKappa: mean.reason, fleissKappa: fleiss.reason, krippendorffAlpha: alpha.reason },
    reading: alpha.value === null ? `Agreement beyond chance is undefined (${alpha.reason}).` : describeAgreement(alpha.value),
    hlp: describeLevel(levels.quoted, classes),
    hlpForms: [describeLevel(levels.plain, classes), describeLevel(levels.leaveOneOut, classes)],
    byTag: byTag === null ? null : { key: byTag, rows: tagRows },
    byVersion: { guideline, schema },
    overTime,
    bootstrap,
    undefinedReplicates: interval?.alpha?.undefinedReplicates ?? 0,
    seed,
  };
}

function describeLevel(level: ReturnType<typeof humanLevels>['quoted'], classes: readonly MatrixClass[]): HumanLevel {
  return {
    form: level.form,
    accuracy: level.value.value,
    ci: toPair(wilsonInterval(level.correct, level.annotations)),
    annotations: level.annotations,
    correct: level.correct,
    reason: level.value.reason,
    perClass: level.perClass.map(({ annotations, value }, index) => ({ class: classes[index]!.name, annotations, accuracy: value.value })),
  };
}

function readVersionTimes(db: Database, table: 'guideline_version' | 'label_schema_version'): ReadonlyMap<number, number> {
  return new Map(db.prepare<[], [number, number]>(`SELECT version, created_at FROM ${table}`).raw().all());
}
