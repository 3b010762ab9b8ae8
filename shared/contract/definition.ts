import { z } from 'zod';
import { define } from './define';
import { longText, nothing, rowId, shortText, uid } from './common';
import { schemaSurgery, surgeryCounts } from './surgery';

export const labelClass = z.object({
  uid,
  name: z.string().min(1).max(10_000),
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  hotkey: z.string().regex(/^[1-9a-z]$/).nullable(),
  definition: longText,
  abstain: z.boolean(),
  retired: z.boolean(),
  borderline: z.boolean().optional(),
  mergedInto: uid.nullable().optional(),
});
export const labelSchema = z.object({ version: z.number(), question: z.string(), classes: z.array(labelClass), createdAt: z.number() });
/** `SchemaChange` */
export const schemaChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('surgery'), surgery: schemaSurgery, counts: surgeryCounts, relook: z.object({ classes: z.array(uid), together: z.boolean() }).nullable() }),
  z.object({ kind: z.literal('undo'), version: z.number() }),
]);
export const labelSchemaVersion = labelSchema.extend({ change: schemaChange.nullable() });
export const guideline = z.object({ version: z.number(), markdown: z.string(), createdAt: z.number() });
export type GuidelineVersion = z.infer<typeof guideline>;
export const annotatorRole = z.enum(['annotator', 'adjudicator']);
export const annotator = z.object({ id: rowId, uid, name: z.string(), role: annotatorRole, imported: z.boolean(), annotations: z.number() });
export type AnnotatorInfo = z.infer<typeof annotator>;

export const definitionMessages = {
  'labelSchema.get': define('read', nothing, labelSchema),
  /** A class without `uid` known to the project is added; classes left out that have annotations or gold are refused (retire them). */
  'labelSchema.save': define('write', z.object({ question: shortText, classes: z.array(labelClass).max(10_000) }), labelSchema),
  'labelSchema.versions': define('read', nothing, z.array(labelSchemaVersion)),
  'guideline.get': define('read', nothing, guideline),
  'guideline.save': define('write', z.object({ markdown: longText }), guideline),
  'guideline.versions': define('read', nothing, z.array(guideline)),
  'annotators.list': define('read', nothing, z.array(annotator)),
  'annotators.add': define('write', z.object({ name: shortText.min(1), role: annotatorRole }), annotator),
  'annotators.setRole': define('write', z.object({ annotatorId: rowId, role: annotatorRole }), nothing),
  'annotators.rename': define('write', z.object({ annotatorId: rowId, name: shortText.min(1) }), nothing),
};
