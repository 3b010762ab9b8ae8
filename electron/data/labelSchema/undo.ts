import { z } from 'zod';
import type { Undoer } from '../history/undoer';
import { getLabelSchema, isClassUsed, listLabelSchemas } from './queries';
import { revertSchema } from './revertSchema';
import { saveLabelSchema } from './saveLabelSchema';

const payloadSchema = z.object({
  /** The version before the step; the step made the next one. */
  version: z.number(),
  /** Classes that the schema does not list and that followed a merge: row id, and what each stood for before. */
  aliases: z.array(z.tuple([z.number(), z.number().nullable()])).optional(),
});

/** Makes a new version without the step's change. A class added by the step that has answers by now is retired, not removed. */
export const undoLabelSchema: Undoer = (db, payload, { now }) => {
  const { version, aliases = [] } = payloadSchema.parse(payload);
  const versions = listLabelSchemas(db);
  const find = (wanted: number) => versions.find((entry) => entry.version === wanted)!;
  const next = revertSchema(getLabelSchema(db), find(version), find(version + 1), (uid) => isClassUsed(db, uid));
  saveLabelSchema(db, next, now, { change: { kind: 'undo', version: version + 1 }, aliases });
  return { changed: ['labelSchema', 'items', 'gold', 'annotations', 'project'] };
};
