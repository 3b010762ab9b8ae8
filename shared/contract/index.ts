import type { z } from 'zod';
import { agreementMessages } from './agreement';
import { assignmentMessages } from './assignments';
import { automationMessages } from './automation';
import { bulkMessages } from './bulk';
import type { Message, MessageKind } from './define';
import { definitionMessages } from './definition';
import { exportMessages } from './exporting';
import { importMessages } from './importing';
import { itemMessages } from './items';
import { jobMessages } from './jobs';
import { comparisonMessages } from './comparison';
import { evaluationMessages } from './evaluation';
import { labellingMessages } from './labelling';
import { labelIssueMessages } from './labelIssues';
import { modelMessages } from './models';
import { packageMessages } from './packages';
import { projectMessages } from './project';
import { runMessages } from './runs';
import { samplingMessages } from './sampling';
import { settlingMessages } from './settling';
import { sliceMessages } from './slices';
import { surgeryMessages } from './surgery';
import { tagReviewMessages } from './tagReview';
import { todoMessages } from './todos';

/** Every message between a window (or the command line) and the data service: the only way in. */
export const contract = {
  ...projectMessages,
  ...itemMessages,
  ...labellingMessages,
  ...definitionMessages,
  ...bulkMessages,
  ...agreementMessages,
  ...assignmentMessages,
  ...importMessages,
  ...exportMessages,
  ...packageMessages,
  ...jobMessages,
  ...surgeryMessages,
  ...settlingMessages,
  ...runMessages,
  ...modelMessages,
  ...samplingMessages,
  ...automationMessages,
  ...evaluationMessages,
  ...comparisonMessages,
  ...sliceMessages,
  ...labelIssueMessages,
  ...tagReviewMessages,
  ...todoMessages,
} as const;

type Contract = typeof contract;
export type MessageName = keyof Contract;
export type MessageNameOf<K extends MessageKind> = { [N in MessageName]: Contract[N] extends Message<K> ? N : never }[MessageName];
export type Input<N extends MessageName> = z.infer<Contract[N]['input']>;
export type Output<N extends MessageName> = z.infer<Contract[N]['output']>;
