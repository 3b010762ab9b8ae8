import type { HandlerTable } from '../handler';
import { notBuilt } from '../notBuilt';

export const labelIssuesAnalyses: Pick<HandlerTable<'analysis'>, 'labelIssues.find' | 'labelIssues.splitVotes' | 'labelIssues.effect'> = {
  'labelIssues.find': notBuilt,
  'labelIssues.splitVotes': notBuilt,
  'labelIssues.effect': notBuilt,
};

export const labelIssuesWrites: Pick<HandlerTable<'write'>, 'labelIssues.relabel'> = {
  'labelIssues.relabel': notBuilt,
};
