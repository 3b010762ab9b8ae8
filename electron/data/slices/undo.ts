import { z } from 'zod';
import type { Undoer } from '../history/undoer';
import { changeSlice, setSliceRemoved, sliceDetails } from './savedSlices';

const payloadSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('removed'), id: z.number(), removed: z.boolean() }),
  z.object({ kind: z.literal('changed'), id: z.number(), before: sliceDetails }),
]);
export type SliceUndo = z.infer<typeof payloadSchema>;

export const undoSlice: Undoer = (db, payload) => {
  const step = payloadSchema.parse(payload);
  if (step.kind === 'removed') setSliceRemoved(db, step.id, step.removed);
  else changeSlice(db, step.id, step.before);
  return { changed: ['slices'] };
};
