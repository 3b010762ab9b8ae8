import type { HandlerTable } from '../handler';
import { keepMerges } from './keepMerges';
import { getLabelSchema, listLabelSchemas } from './queries';
import { saveLabelSchema } from './saveLabelSchema';
import { refuseInPackage } from './schemaLock';

export const labelSchemaReads: Pick<HandlerTable<'read'>, 'labelSchema.get' | 'labelSchema.versions'> = {
  'labelSchema.get': (db) => getLabelSchema(db),
  'labelSchema.versions': (db) => listLabelSchemas(db),
};

export const labelSchemaWrites: Pick<HandlerTable<'write'>, 'labelSchema.save'> = {
  'labelSchema.save': (db, { question, classes }, { now }) => {
    refuseInPackage(db);
    const before = getLabelSchema(db);
    const { schema } = saveLabelSchema(db, { question, classes: keepMerges(before.classes, classes) }, now);
    if (schema.version === before.version) return { output: schema, changed: [] };
    return {
      output: schema,
      changed: ['labelSchema', 'items', 'project', 'history'],
      undo: { type: 'labelSchema', payload: { version: before.version }, title: 'Change of the label schema', annotatorId: null },
    };
  },
};
