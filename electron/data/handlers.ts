import { agreementAnalyses } from './agreement/handlers';
import { annotationsReads, annotationsWrites } from './annotations/handlers';
import { annotatorsReads, annotatorsWrites } from './annotators/handlers';
import { assignmentsReads, assignmentsScans, assignmentsWrites } from './assignments/handlers';
import { automationReads, automationScans, automationWrites } from './automation/handlers';
import { comparisonAnalyses } from './comparison/handlers';
import { consensusAnalyses } from './consensus/handlers';
import { disagreementsAnalyses, disagreementsReads, disagreementsScans } from './disagreements/handlers';
import { evaluationAnalyses, evaluationReads, evaluationWrites } from './evaluation/handlers';
import { exportScans } from './export/handlers';
import { featuresScans, featuresWrites } from './features/handlers';
import { goldAnalyses, goldReads, goldWrites } from './gold/handlers';
import { goldQuestionsReads, goldQuestionsScans, goldQuestionsWrites } from './goldQuestions/handlers';
import { guidelineReads, guidelineWrites } from './guideline/handlers';
import { historyReads, historyWrites } from './history/handlers';
import { itemsReads, itemsScans } from './items/handlers';
import { labelIssuesAnalyses, labelIssuesWrites } from './labelIssues/handlers';
import { labelSchemaReads, labelSchemaWrites } from './labelSchema/handlers';
import { modelsReads, modelsScans, modelsWrites } from './models/handlers';
import { packagesReads } from './packages/handlers';
import { projectScans, projectWrites } from './project/handlers';
import { queuesReads, queuesWrites } from './queues/handlers';
import { runsAnalyses, runsReads, runsWrites } from './runs/handlers';
import { samplingAnalyses, samplingReads, samplingWrites } from './sampling/handlers';
import { slicesAnalyses, slicesReads, slicesWrites } from './slices/handlers';
import { splitsScans, splitsWrites } from './splits/handlers';
import { surgeryAnalyses, surgeryReads, surgeryScans, surgeryWrites } from './surgery/handlers';
import { tagReviewAnalyses, tagReviewReads, tagReviewWrites } from './tagReview/handlers';
import { tagsWrites } from './tags/handlers';
import { todosReads, todosWrites } from './todos/handlers';
import { trainingScans } from './training/handlers';
import { discussionReads, discussionWrites } from './disagreements/discussion';
import type { HandlerTable } from './handler';

/** Every synchronous message and the function that answers it. */
export const readHandlers: HandlerTable<'read'> = {
  ...annotationsReads,
  ...annotatorsReads,
  ...assignmentsReads,
  ...automationReads,
  ...disagreementsReads,
  ...discussionReads,
  ...evaluationReads,
  ...goldQuestionsReads,
  ...goldReads,
  ...guidelineReads,
  ...historyReads,
  ...itemsReads,
  ...labelSchemaReads,
  ...modelsReads,
  ...packagesReads,
  ...queuesReads,
  ...runsReads,
  ...samplingReads,
  ...slicesReads,
  ...surgeryReads,
  ...tagReviewReads,
  ...todosReads,
};
export const scanHandlers: HandlerTable<'scan'> = {
  ...assignmentsScans,
  ...automationScans,
  ...disagreementsScans,
  ...exportScans,
  ...featuresScans,
  ...goldQuestionsScans,
  ...itemsScans,
  ...modelsScans,
  ...projectScans,
  ...splitsScans,
  ...surgeryScans,
  ...trainingScans,
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
  ...samplingAnalyses,
  ...slicesAnalyses,
  ...surgeryAnalyses,
  ...tagReviewAnalyses,
};
export const writeHandlers: HandlerTable<'write'> = {
  ...annotationsWrites,
  ...annotatorsWrites,
  ...assignmentsWrites,
  ...automationWrites,
  ...discussionWrites,
  ...evaluationWrites,
  ...featuresWrites,
  ...goldQuestionsWrites,
  ...goldWrites,
  ...guidelineWrites,
  ...historyWrites,
  ...labelIssuesWrites,
  ...labelSchemaWrites,
  ...modelsWrites,
  ...projectWrites,
  ...queuesWrites,
  ...runsWrites,
  ...samplingWrites,
  ...slicesWrites,
  ...splitsWrites,
  ...surgeryWrites,
  ...tagReviewWrites,
  ...tagsWrites,
  ...todosWrites,
};
