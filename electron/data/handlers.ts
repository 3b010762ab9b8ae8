import { agreementAnalyses } from './agreement/handlers';
import { annotationsReads, annotationsWrites } from './annotations/handlers';
import { annotatorsReads, annotatorsWrites } from './annotators/handlers';
import { assignmentsReads, assignmentsScans, assignmentsWrites } from './assignments/handlers';
import { comparisonAnalyses } from './comparison/handlers';
import { consensusAnalyses } from './consensus/handlers';
import { disagreementsAnalyses, disagreementsReads, disagreementsScans } from './disagreements/handlers';
import { evaluationAnalyses, evaluationReads, evaluationWrites } from './evaluation/handlers';
import { exportScans } from './export/handlers';
import { goldAnalyses, goldReads, goldWrites } from './gold/handlers';
import { goldQuestionsReads, goldQuestionsScans, goldQuestionsWrites } from './goldQuestions/handlers';
import { guidelineReads, guidelineWrites } from './guideline/handlers';
import { historyReads, historyWrites } from './history/handlers';
import { itemsReads, itemsScans } from './items/handlers';
import { labelIssuesAnalyses, labelIssuesWrites } from './labelIssues/handlers';
import { labelSchemaReads, labelSchemaWrites } from './labelSchema/handlers';
import { packagesReads } from './packages/handlers';
import { projectScans, projectWrites } from './project/handlers';
import { queuesReads, queuesWrites } from './queues/handlers';
import { runsAnalyses, runsReads, runsWrites } from './runs/handlers';
import { slicesAnalyses, slicesReads, slicesWrites } from './slices/handlers';
import { splitsScans, splitsWrites } from './splits/handlers';
import { surgeryAnalyses, surgeryReads, surgeryScans, surgeryWrites } from './surgery/handlers';
import { tagReviewAnalyses, tagReviewReads, tagReviewWrites } from './tagReview/handlers';
import { tagsWrites } from './tags/handlers';
import { todosReads, todosWrites } from './todos/handlers';
import { discussionReads, discussionWrites } from './disagreements/discussion';
import type { HandlerTable } from './handler';

/** Every synchronous message and the function that answers it. */
export const readHandlers: HandlerTable<'read'> = {
  ...annotationsReads,
  ...annotatorsReads,
  ...assignmentsReads,
  ...disagreementsReads,
  ...discussionReads,
  ...evaluationReads,
  ...goldQuestionsReads,
  ...goldReads,
  ...guidelineReads,
  ...historyReads,
  ...itemsReads,
  ...labelSchemaReads,
  ...packagesReads,
  ...queuesReads,
  ...runsReads,
  ...slicesReads,
  ...surgeryReads,
  ...tagReviewReads,
  ...todosReads,
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
  ...comparisonAnalyses,
  ...consensusAnalyses,
  ...disagreementsAnalyses,
  ...evaluationAnalyses,
  ...goldAnalyses,
  ...labelIssuesAnalyses,
  ...runsAnalyses,
  ...slicesAnalyses,
  ...surgeryAnalyses,
  ...tagReviewAnalyses,
};
export const writeHandlers: HandlerTable<'write'> = {
  ...annotationsWrites,
  ...annotatorsWrites,
  ...assignmentsWrites,
  ...discussionWrites,
  ...evaluationWrites,
  ...goldQuestionsWrites,
  ...goldWrites,
  ...guidelineWrites,
  ...historyWrites,
  ...labelIssuesWrites,
  ...labelSchemaWrites,
  ...projectWrites,
  ...queuesWrites,
  ...runsWrites,
  ...slicesWrites,
  ...splitsWrites,
  ...surgeryWrites,
  ...tagReviewWrites,
  ...tagsWrites,
  ...todosWrites,
};
