import type { HandlerTable } from '../handler';
import { findOwnPackage } from '../packages/ownPackage';
import { Refusal } from '../refusal';
import { getGuideline, listGuidelines, saveGuideline } from './queries';

export const guidelineReads: Pick<HandlerTable<'read'>, 'guideline.get' | 'guideline.versions'> = {
  'guideline.get': (db) => getGuideline(db),
  'guideline.versions': (db) => listGuidelines(db),
};

export const guidelineWrites: Pick<HandlerTable<'write'>, 'guideline.save'> = {
  'guideline.save': (db, { markdown }, { now }) => {
    if (findOwnPackage(db)) throw new Refusal('workPackage', 'This project is a work package: its guideline is that of the project that it came from, and is changed there. Nothing was changed here.');
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
