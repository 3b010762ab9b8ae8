import type { HandlerTable } from '../handler';
import { getLabelSchema, listLabelSchemas } from './queries';
import { saveLabelSchema } from './saveLabelSchema';

export const labelSchemaReads: Pick<HandlerTable<'read'>, 'labelSchema.get' | 'labelSchema.versions'> = {
  'labelSchema.get': (db) => getLabelSchema(db),
  'labelSchema.versions': (db) => listLabelSchemas(db),
};

export const labelSchemaWrites: Pick<HandlerTable<'write'>, 'labelSchema.save'> = {
  'labelSchema.save': (db, input, { now }) => {
    const before = getLabelSchema(db);
    const saved = saveLabelSchema(db, input, now);
    if (saved.version === before.version) return { output: saved, changed: [] };
    return {
      output: saved,
      changed: ['labelSchema', 'items', 'project', 'history'],
      undo: { type: 'labelSchema', payload: { version: before.version }, title: 'Change of the label schema', annotatorId: null },
    };
  },
};
