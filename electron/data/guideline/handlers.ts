import type { HandlerTable } from '../handler';
import { getGuideline, listGuidelines, saveGuideline } from './queries';

export const guidelineReads: Pick<HandlerTable<'read'>, 'guideline.get' | 'guideline.versions'> = {
  'guideline.get': (db) => getGuideline(db),
  'guideline.versions': (db) => listGuidelines(db),
};

export const guidelineWrites: Pick<HandlerTable<'write'>, 'guideline.save'> = {
  'guideline.save': (db, { markdown }, { now }) => {
    const before = getGuideline(db);
    const saved = saveGuideline(db, markdown, now);
    if (saved.version === before.version) return { output: saved, changed: [] };
    return {
      output: saved,
      changed: ['guideline', 'project', 'history'],
      undo: { type: 'guideline', payload: { version: before.version }, title: 'Change of the guideline', annotatorId: null },
    };
  },
};
