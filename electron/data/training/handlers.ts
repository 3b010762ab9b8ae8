import type { HandlerTable } from '../handler';
import { readContents } from './readContents';
import { readPlan } from './readPlan';

export const trainingScans: Pick<HandlerTable<'scan'>, 'training.plan' | 'training.contents'> = {
  'training.plan': (db, { labelSource }) => readPlan(db, labelSource),
  'training.contents': (db, { from, count }) => readContents(db, from, count),
};
