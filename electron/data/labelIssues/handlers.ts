import type { HandlerTable } from '../handler';
import { findIssues } from './findIssues';
import { findSplitVotes } from './findSplitVotes';
import { makeRelabelQueue } from './makeRelabelQueue';
import { measureEffect } from './measureEffect';

export const labelIssuesAnalyses: Pick<HandlerTable<'analysis'>, 'labelIssues.find' | 'labelIssues.splitVotes' | 'labelIssues.effect'> = {
  'labelIssues.find': findIssues,
  'labelIssues.splitVotes': async (db, input) => db.transaction(() => findSplitVotes(db, input))(),
  'labelIssues.effect': measureEffect,
};

export const labelIssuesWrites: Pick<HandlerTable<'write'>, 'labelIssues.relabel'> = {
  'labelIssues.relabel': (db, input, { now }) => makeRelabelQueue(db, input, now),
};
