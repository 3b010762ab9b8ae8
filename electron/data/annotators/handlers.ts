import type { HandlerTable } from '../handler';
import { addAnnotator, getAnnotator, listAnnotators, refuseTakenName } from './queries';

export const annotatorsReads: Pick<HandlerTable<'read'>, 'annotators.list'> = {
  'annotators.list': (db) => listAnnotators(db),
};

// Deliberately no steps to undo: undo takes back what somebody did to items, one person's steps at a time, and nobody expects it
// to take away a person or give them another name. A name or a role is set right where it was set.
export const annotatorsWrites: Pick<HandlerTable<'write'>, 'annotators.add' | 'annotators.rename' | 'annotators.setRole'> = {
  'annotators.add': (db, { name, role }, { now }) => ({ output: getAnnotator(db, addAnnotator(db, { name, role, imported: false, now })), changed: ['annotators'] }),
  'annotators.setRole': (db, { annotatorId, role }) => {
    if (getAnnotator(db, annotatorId).role === role) return { output: {}, changed: [] };
    db.prepare('UPDATE annotator SET role = ? WHERE id = ?').run(role, annotatorId);
    return { output: {}, changed: ['annotators'] };
  },
  'annotators.rename': (db, { annotatorId, name }) => {
    const { name: before } = getAnnotator(db, annotatorId);
    if (before === name) return { output: {}, changed: [] };
    refuseTakenName(db, name);
    db.prepare('UPDATE annotator SET name = ? WHERE id = ?').run(name, annotatorId);
    return { output: {}, changed: ['annotators'] };
  },
};
