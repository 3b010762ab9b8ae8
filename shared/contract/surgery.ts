import { z } from 'zod';
import { CLASS_ROLES } from '../domain/schemaSurgery';
import { longText, nothing, rowId, uid } from './common';
import { define } from './define';

const newClass = z.object({ uid, name: z.string().max(10_000), definition: longText });
/** `SchemaSurgery`. Names may be unfinished: the preview says what is wrong with them. */
export const schemaSurgery = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('merge'), from: z.array(uid).max(10_000).readonly(), into: uid }),
  z.object({ kind: z.literal('split'), from: uid, into: z.array(newClass).max(100).readonly() }),
  z.object({ kind: z.literal('rename'), uid, name: z.string().max(10_000), definition: longText.nullable(), meaningChanged: z.boolean() }),
  z.object({ kind: z.literal('retire'), uid }),
  z.object({ kind: z.literal('add'), class: newClass, role: z.enum(CLASS_ROLES), between: z.tuple([uid, uid]).readonly().nullable() }),
  z.object({ kind: z.literal('setAbstain'), uid, abstain: z.boolean() }),
  z.object({ kind: z.literal('bringBack'), uid }),
]);

const count = z.number();
export const surgeryCounts = z.object({
  annotations: count,
  items: count,
  annotators: count,
  gold: count,
  older: z.object({ annotations: count, items: count, annotators: count }),
});

/** Undefined numbers are null, with the reason in plain words. */
const measure = z.union([z.object({ value: z.number(), reason: z.null() }), z.object({ value: z.null(), reason: z.string() })]);
export const labelFigures = z.object({
  percentAgreement: measure,
  /** Cohen's kappa, mean over pairs of annotators. */
  kappa: measure,
  /** Krippendorff's alpha, nominal. */
  alpha: measure,
  /** HLP against gold labels, and leave-one-out. */
  hlp: measure,
  hlpLeaveOneOut: measure,
  /** Items on which annotators differ. */
  disagreements: count,
});
export type LabelFigures = z.infer<typeof labelFigures>;

export const surgeryPreview = z.object({
  /** Why it cannot be done; then there is nothing else. */
  problems: z.array(z.string()),
  /** What it costs, in plain words. */
  warnings: z.array(z.string()),
  counts: surgeryCounts.nullable(),
  /** All present answers, abstain answers included. */
  answers: count,
  before: labelFigures.nullable(),
  after: labelFigures.nullable(),
});
export type SurgeryPreview = z.infer<typeof surgeryPreview>;

export const olderMeaning = z.object({
  /** The version that changed the meaning. */
  version: count,
  annotations: count,
  items: count,
  annotators: z.array(z.object({ id: rowId, name: z.string(), imported: z.boolean(), items: count })),
});
export type OlderMeaning = z.infer<typeof olderMeaning>;

export const surgeryMessages = {
  /** What a change of the classes would do, without doing it. */
  'surgery.preview': define('analysis', z.object({ surgery: schemaSurgery }), surgeryPreview),
  'surgery.apply': define('write', z.object({ surgery: schemaSurgery }), z.object({ version: count, counts: surgeryCounts })),
  /** For each change of meaning that stands, newest first: present answers given before it. Those given again since are not counted. */
  'surgery.older': define('scan', nothing, z.array(olderMeaning)),
  /** Queues of the items that were answered under the meaning before `version`: one for everybody, or one for each annotator with the items that they answered. */
  'surgery.relook': define('write', z.object({ version: z.int().min(1), audience: z.enum(['everybody', 'each']) }), z.object({ queues: z.array(z.object({ queueId: rowId, name: z.string(), annotatorId: rowId.nullable(), items: count })) })),
  /** Why the classes of this copy cannot be changed; null: they can. */
  'surgery.lock': define('read', nothing, z.object({ reason: z.string().nullable() })),
};
