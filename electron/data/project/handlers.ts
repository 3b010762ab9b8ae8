import type { HandlerTable } from '../handler';
import { projectStats } from './projectStats';
import { verifyProject } from './verifyProject';

export const projectScans: Pick<HandlerTable<'scan'>, 'project.stats' | 'project.verify'> = {
  'project.stats': (db) => projectStats(db),
  'project.verify': (db) => verifyProject(db),
};

export const projectWrites: Pick<HandlerTable<'write'>, 'project.rename'> = {
  'project.rename': (db, { name }) => {
    db.prepare("UPDATE project SET value = ? WHERE key = 'name'").run(name);
    return { output: {}, changed: ['project'] };
  },
};
