import { z } from 'zod';
import type { Undoer } from '../history/undoer';
import { listGuidelines, saveGuideline } from './queries';

const payloadSchema = z.object({ version: z.number() });

/** Makes a new version with the text of the one before the step. */
export const undoGuideline: Undoer = (db, payload, { now }) => {
  const { version } = payloadSchema.parse(payload);
  saveGuideline(db, listGuidelines(db).find((entry) => entry.version === version)!.markdown, now);
  return { changed: ['guideline', 'project'] };
};
