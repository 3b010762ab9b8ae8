import { agreementAnalyses } from './agreement/handlers';
import { annotationsReads, annotationsWrites } from './annotations/handlers';
import { annotatorsReads, annotatorsWrites } from './annotators/handlers';
import { assignmentsReads, assignmentsScans, assignmentsWrites } from './assignments/handlers';
import { consensusAnalyses } from './consensus/handlers';
import { discussionReads, discussionWrites } from './disagreements/discussion';
import { disagreementsAnalyses, disagreementsReads, disagreementsScans } from './disagreements/handlers';
import { exportScans } from './export/handlers';
import { goldAnalyses, goldReads, goldWrites } from './gold/handlers';
import { goldQuestionsReads, goldQuestionsScans, goldQuestionsWrites } from './goldQuestions/handlers';
import { guidelineReads, guidelineWrites } from './guideline/handlers';
import { historyReads, historyWrites } from './history/handlers';
import { itemsReads, itemsScans } from './items/handlers';
import { labelSchemaReads, labelSchemaWrites } from './labelSchema/handlers';
import { packagesReads } from './packages/handlers';
import { projectScans, projectWrites } from './project/handlers';
import { queuesReads, queuesWrites } from './queues/handlers';
import { splitsScans, splitsWrites } from './splits/handlers';
import { surgeryAnalyses, surgeryReads, surgeryScans, surgeryWrites } from './surgery/handlers';
import { tagsWrites } from './tags/handlers';
import type { HandlerTable } from './handler';

/** Every synchronous message and the function that answers it. */
export const readHandlers: HandlerTable<'read'> = {
  ...annotationsReads,
  ...annotatorsReads,
  ...assignmentsReads,
  ...disagreementsReads,
  ...discussionReads,
  ...goldQuestionsReads,
  ...goldReads,
  ...guidelineReads,
  ...historyReads,
  ...itemsReads,
  ...labelSchemaReads,
  ...packagesReads,
  ...queuesReads,
  ...surgeryReads,
};
export const scanHandlers: HandlerTable<'scan'> = {
  ...assignmentsScans,
  ...disagreementsScans,
  ...exportScans,
  ...goldQuestionsScans,
  ...itemsScans,
  ...projectScans,
  ...splitsScans,
  ...surgeryScans,
};
/** Long computations over typed arrays; the analyst process answers them in the app. */
export const analysisHandlers: HandlerTable<'analysis'> = {
  ...agreementAnalyses,
  ...consensusAnalyses,
  ...disagreementsAnalyses,
  ...goldAnalyses,
  ...surgeryAnalyses,
};
export const writeHandlers: HandlerTable<'write'> = {
  ...annotationsWrites,
  ...annotatorsWrites,
  ...assignmentsWrites,
  ...discussionWrites,
  ...goldQuestionsWrites,
  ...goldWrites,
  ...guidelineWrites,
  ...historyWrites,
  ...labelSchemaWrites,
  ...projectWrites,
  ...queuesWrites,
  ...splitsWrites,
  ...surgeryWrites,
  ...tagsWrites,
};
