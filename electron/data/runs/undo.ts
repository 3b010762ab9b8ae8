import { z } from 'zod';
import { runDetails } from '../../../shared/contract/runs';
import type { Undoer } from '../history/undoer';
import { saveRunDetails, setRunRemoved } from './queries';

const payloadSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('details'), runId: z.number(), before: runDetails }),
  z.object({ kind: z.literal('removed'), runId: z.number() }),
  z.object({ kind: z.literal('trained'), runId: z.number() }),
  z.object({ kind: z.literal('reference'), id: z.number(), removed: z.boolean() }),
]);
export type RunUndo = z.infer<typeof payloadSchema>;

export const undoRun: Undoer = (db, payload) => {
  const step = payloadSchema.parse(payload);
  if (step.kind === 'details') saveRunDetails(db, step.runId, step.before);
  else if (step.kind === 'removed') setRunRemoved(db, step.runId, false);
  else if (step.kind === 'trained') setRunRemoved(db, step.runId, true);
  else db.prepare('UPDATE reference_value SET removed = ? WHERE id = ?').run(step.removed ? 1 : 0, step.id);
  return { changed: ['runs', 'models'] };
};
