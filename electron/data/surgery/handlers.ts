import type { HandlerTable } from '../handler';
import { whyLocked } from '../labelSchema/schemaLock';
import { applySurgery } from './applySurgery';
import { listOlder } from './older';
import { previewSurgery } from './previewSurgery';
import { makeRelookQueues } from './relook';

export const surgeryReads: Pick<HandlerTable<'read'>, 'surgery.lock'> = { 'surgery.lock': (db) => ({ reason: whyLocked(db) }) };

export const surgeryScans: Pick<HandlerTable<'scan'>, 'surgery.older'> = { 'surgery.older': (db) => listOlder(db) };

export const surgeryAnalyses: Pick<HandlerTable<'analysis'>, 'surgery.preview'> = { 'surgery.preview': (db, { surgery }, control) => previewSurgery(db, surgery, control) };

export const surgeryWrites: Pick<HandlerTable<'write'>, 'surgery.apply' | 'surgery.relook'> = {
  'surgery.apply': (db, { surgery }, { now }) => applySurgery(db, surgery, now),
  'surgery.relook': (db, input, { now }) => makeRelookQueues(db, input, now),
};
