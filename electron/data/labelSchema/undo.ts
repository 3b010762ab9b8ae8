import { z } from 'zod';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import type { Undoer } from '../history/undoer';
import { getLabelSchema, isClassUsed, listLabelSchemas } from './queries';
import { saveLabelSchema } from './saveLabelSchema';

const payloadSchema = z.object({ version: z.number() });

/** Makes a new version with the content of the one before the step. A class added by the step that has answers by now is retired, not removed. */
export const undoLabelSchema: Undoer = (db, payload, { now }) => {
  const { version } = payloadSchema.parse(payload);
  const before = listLabelSchemas(db).find((entry) => entry.version === version)!;
  const kept = new Set(before.classes.map(({ uid }) => uid));
  const names = new Set(before.classes.map(({ name }) => name));
  const used = getLabelSchema(db).classes.filter(({ uid }) => !kept.has(uid) && isClassUsed(db, uid));
  const retired = used.map((entry): LabelClass => ({ ...entry, name: freeName(entry.name, names), retired: true }));
  saveLabelSchema(db, { question: before.question, classes: [...before.classes, ...retired] }, now);
  return { changed: ['labelSchema', 'items', 'project'] };
};

/** The old content may have a class of this name. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n += 1) free = `${name} (${n})`;
  return free;
}
