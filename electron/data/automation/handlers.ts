import { AUTOMATION_LEVELS } from '../../../shared/domain/model';
import type { HandlerTable } from '../handler';
import { Refusal } from '../refusal';
import { getRun } from '../runs/queries';
import { acceptPredictions } from './acceptPredictions';
import { countAutoLabels, summariseAutoLabels } from './autoLabels';
import { automationOf, writeAutomation } from './automationOf';
import { measureModelAgreement } from './measureModelAgreement';
import { previewAcceptance } from './previewAcceptance';
import { getQueueName, refuseAssignments } from './queueOf';
import type { AutomationUndo } from './undo';

/** From here on items are answered without a person. */
const FIRST_AUTOMATIC = AUTOMATION_LEVELS.indexOf('partial');

export const automationReads: Pick<HandlerTable<'read'>, 'automation.get'> = {
  'automation.get': (db, { queueId }) => {
    const automation = automationOf(db, queueId);
    const runName = db.prepare<[number | null], string>('SELECT name FROM run WHERE id = ? AND removed = 0').pluck().get(automation.runId) ?? null;
    return { ...automation, autoLabels: countAutoLabels(db, queueId), runName };
  },
};

export const automationScans: Pick<HandlerTable<'scan'>, 'automation.preview' | 'automation.agreement' | 'autoLabels.summary'> = {
  'automation.preview': previewAcceptance,
  'automation.agreement': (db, { queueId }) => measureModelAgreement(db, queueId),
  'autoLabels.summary': (db) => summariseAutoLabels(db),
};

export const automationWrites: Pick<HandlerTable<'write'>, 'automation.set' | 'automation.accept'> = {
  'automation.set': (db, { queueId, automation }) => {
    const name = getQueueName(db, queueId);
    const { level, runId } = automation;
    if (AUTOMATION_LEVELS.indexOf(level) >= FIRST_AUTOMATIC) refuseAssignments(db, queueId);
    if (level !== 'human') {
      if (runId === null) throw new Refusal('noRun', 'No run is chosen whose predictions are to be used. Nothing was changed; choose one.');
      getRun(db, runId);
    }
    const before = automationOf(db, queueId);
    writeAutomation(db, queueId, level === 'human' ? { ...automation, runId: null } : automation);
    const payload: AutomationUndo = { what: 'set', queueId, before };
    return { output: {}, changed: ['automation', 'annotations', 'history'], undo: { type: 'automation', payload, title: `Automation of the queue “${name}”: ${level}`, annotatorId: null } };
  },
  'automation.accept': (db, { queueId }, context) => acceptPredictions(db, queueId, context),
};
