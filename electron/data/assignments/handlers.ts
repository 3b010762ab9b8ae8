import type { HandlerTable } from '../handler';
import { createPlan } from './createPlan';
import { listPlans } from './listPlans';
import { previewWork } from './previewWork';
import { setPlanRemoved } from './removePlan';

export const assignmentsReads: Pick<HandlerTable<'read'>, 'assignments.list'> = {
  'assignments.list': (db) => listPlans(db),
};

export const assignmentsScans: Pick<HandlerTable<'scan'>, 'assignments.preview'> = {
  'assignments.preview': (db, request) => previewWork(db, request),
};

export const assignmentsWrites: Pick<HandlerTable<'write'>, 'assignments.create' | 'assignments.remove'> = {
  'assignments.create': (db, input, { now }) => {
    const output = createPlan(db, input, now);
    return { output, changed: ['queues', 'history'], undo: { type: 'assignmentPlan', payload: { planId: output.planId, removed: true }, title: `Work plan “${input.name}”`, annotatorId: input.actorId } };
  },
  'assignments.remove': (db, { planId, actorId }) => {
    const name = setPlanRemoved(db, planId, true);
    return { output: {}, changed: ['queues', 'history'], undo: { type: 'assignmentPlan', payload: { planId, removed: false }, title: `Removal of the work plan “${name}”`, annotatorId: actorId } };
  },
};
