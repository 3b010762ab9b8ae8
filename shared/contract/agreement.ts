import { z } from 'zod';
import { rowId, shortText, uid } from './common';
import { define } from './define';
import { itemRow } from './items';

/** Null: undefined; the reason stands beside it. */
const rate = z.number().nullable();
const reason = z.string().nullable();
/** 95 %: `[low, high]`; null where it was not asked for or is not defined. */
const interval = z.tuple([z.number(), z.number()]).nullable();
const seed = z.int();
const replicates = z.int().min(0).max(100_000);

const humanLevelForm = z.enum(['plain', 'leave-one-out']);
const humanLevel = z.object({
  /** `plain`: labels against gold that was imported or adjudicated; `leave-one-out`: each label against the majority of the others. */
  form: humanLevelForm,
  accuracy: rate,
  ci: interval,
  annotations: z.number(),
  correct: z.number(),
  reason,
  perClass: z.array(z.object({ class: z.string(), annotations: z.number(), accuracy: rate })),
});
export type HumanLevel = z.infer<typeof humanLevel>;

/** Agreement on some of the items, or over some of the labels. */
const partAgreement = z.object({
  /** Items with at least two of the labels. */
  items: z.number(),
  annotations: z.number(),
  percentAgreement: rate,
  alpha: rate,
  ci: interval,
  /** Why alpha is undefined. */
  reason,
});
export type PartAgreement = z.infer<typeof partAgreement>;

const tagRow = partAgreement.extend({
  /** Null: items that have no value of this key. */
  value: z.string().nullable(),
  /** Of the form that `hlp` says. */
  hlp: z.object({ accuracy: rate, annotations: z.number() }),
});
const byTag = z.object({ key: z.string(), rows: z.array(tagRow) });
export type AgreementByTag = z.infer<typeof byTag>;
const versionRow = partAgreement.extend({ version: z.number(), createdAt: z.number().nullable() });
const timeRow = partAgreement.extend({ from: z.number(), to: z.number() });

/** The JSON of `goldset agreement`. */
export const agreementResult = z.object({
  /** Items that have a label. */
  items: z.number(),
  /** Annotators who gave a label. */
  annotators: z.number(),
  /** Present labels, without abstain answers. */
  annotations: z.number(),
  itemsWithOverlap: z.number(),
  percentAgreement: rate,
  cohenKappa: z.object({ mean: rate, pairs: z.array(z.object({ a: z.string(), b: z.string(), items: z.number(), percentAgreement: z.number(), kappa: rate })) }),
  fleissKappa: z.object({ value: rate, equalRaters: z.boolean() }),
  krippendorffAlpha: z.object({ value: rate, ci: interval }),
  perClass: z.array(z.object({ class: z.string(), labels: z.number(), alpha: rate, specificAgreement: rate, reason })),
  perAnnotator: z.array(z.object({ annotator: z.string(), annotatorId: z.number(), annotations: z.number(), overlapped: z.number(), agreementWithOthers: rate })),
  percentAgreementCi: interval,
  /** Present answers of an abstain class: in none of the numbers. */
  abstained: z.number(),
  /** Why a number is undefined; null where it is defined. */
  reasons: z.object({ percentAgreement: reason, cohenKappa: reason, fleissKappa: reason, krippendorffAlpha: reason }),
  /** What alpha says, in plain words. */
  reading: z.string(),
  /** Plain where there is imported or adjudicated gold, else leave-one-out; null without labels. */
  hlp: humanLevel,
  /** Both forms. */
  hlpForms: z.array(humanLevel),
  byTag: byTag.nullable(),
  /** Over the labels made under each version. */
  byVersion: z.object({ guideline: z.array(versionRow), schema: z.array(versionRow) }),
  /** Items in order of their newest label, in parts of about equal size. */
  overTime: z.array(timeRow),
  bootstrap: replicates,
  /** Replicates in which alpha was undefined: left out of its interval. */
  undefinedReplicates: z.number(),
  seed,
});
export type AgreementResult = z.infer<typeof agreementResult>;

const pair = z.object({ a: rowId, b: rowId });
const confusion = z.object({
  /** In schema order; only classes that occur. */
  classes: z.array(z.object({ uid, name: z.string(), retired: z.boolean() })),
  /** Rows as classes. Of a pair: items that `a` gave the row's class and `b` the column's. Of all: coincidences (each item's pairs of labels, divided by its labels less one). */
  matrix: z.array(z.array(z.number())),
  /** Items that count. */
  items: z.number(),
  /** Classes that occur and are left out, the least confused first: a matrix of them all could not be looked at. */
  leftOut: z.number(),
});
export type Confusion = z.infer<typeof confusion>;

const proportion = z.object({ value: rate, ci: interval, correct: z.number(), of: z.number() });
const annotatorRow = z.object({
  annotatorId: rowId,
  annotator: z.string(),
  imported: z.boolean(),
  labels: z.number(),
  abstained: z.number(),
  /** Labels on items that somebody else labelled too. */
  overlapped: z.number(),
  agreementWithOthers: rate,
  /** Median of what their labels took; null where none was timed. */
  medianMs: rate,
  timed: z.number(),
  hlpPlain: proportion,
  hlpLeaveOneOut: proportion,
  /** Share of their labels equal to the majority's. */
  wawa: rate,
  /** Null until asked for, or undefined. */
  dawidSkene: rate,
  /** Hidden questions of their queues whose answer is known. */
  goldQuestions: proportion,
});
export type AnnotatorRow = z.infer<typeof annotatorRow>;

export const agreementMessages = {
  'agreement.measure': define(
    'analysis',
    z.object({
      /** 0: no intervals. */
      bootstrap: replicates,
      seed,
      byTag: shortText.nullable(),
    }),
    agreementResult,
  ),
  /** Only the part by tag value: for a screen that shows the rest already. */
  'agreement.byTag': define('analysis', z.object({ bootstrap: replicates, seed, key: shortText }), byTag),
  /** Who gives which class where another gives which: over all, or of one pair of annotators. */
  'agreement.confusion': define('analysis', z.object({ pair: pair.nullable() }), confusion),
  /** The items behind a cell of the confusion; without one, those the pair (or anybody) disagrees on. In order of import. */
  'agreement.cell': define(
    'analysis',
    z.object({ pair: pair.nullable(), cell: z.object({ row: uid, column: uid }).nullable() }),
    z.object({
      /** At most 100,000. */
      itemIds: z.array(rowId),
      total: z.number(),
      /** The grid's lines of the first 20. */
      rows: z.array(itemRow),
      /** Of the first 1,000: what a filter can hold. */
      externalIds: z.array(z.string()),
    }),
  ),
  'agreement.annotators': define('analysis', z.object({ dawidSkene: z.boolean() }), z.object({ rows: z.array(annotatorRow) })),
};
