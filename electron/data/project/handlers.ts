import type { HandlerTable } from '../handler';
import { projectStats } from './projectStats';
import { verifyProject } from './verifyProject';

export const projectScans: Pick<HandlerTable<'scan'>, 'project.stats' | 'project.verify'> = {
  'project.stats': (db) => projectStats(db),
  'project.verify': (db) => verifyProject(db),
};

export const projectWrites: Pick<HandlerTable<'write'>, 'project.rename' | 'project.setBlind'> = {
  'project.rename': (db, { name }) => {
    db.prepare("UPDATE project SET value = ? WHERE key = 'name'").run(name);
    return { output: {}, changed: ['project'] };
  },
  'project.setBlind': (db, { blind }) => {
    db.prepare("INSERT INTO project (key, value) VALUES ('blind', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value").run(blind ? '1' : '0');
    return { output: {}, changed: ['project'] };
  },
};
