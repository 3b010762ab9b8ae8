import { agreementAnalyses } from './agreement/handlers';
import { annotationsReads, annotationsWrites } from './annotations/handlers';
import { annotatorsReads, annotatorsWrites } from './annotators/handlers';
import { exportScans } from './export/handlers';
import { goldScans, goldWrites } from './gold/handlers';
import { guidelineReads, guidelineWrites } from './guideline/handlers';
import { historyReads, historyWrites } from './history/handlers';
import { itemsReads, itemsScans } from './items/handlers';
import { labelSchemaReads, labelSchemaWrites } from './labelSchema/handlers';
import { packagesReads } from './packages/handlers';
import { projectScans, projectWrites } from './project/handlers';
import { queuesReads, queuesWrites } from './queues/handlers';
import { splitsScans, splitsWrites } from './splits/handlers';
import { tagsWrites } from './tags/handlers';
import type { HandlerTable } from './handler';

/** Every synchronous message and the function that answers it. */
export const readHandlers: HandlerTable<'read'> = { ...itemsReads, ...queuesReads, ...annotationsReads, ...historyReads, ...labelSchemaReads, ...guidelineReads, ...annotatorsReads, ...packagesReads };
export const scanHandlers: HandlerTable<'scan'> = { ...projectScans, ...itemsScans, ...splitsScans, ...goldScans, ...exportScans };
/** Long computations over typed arrays; the analyst process answers them in the app. */
export const analysisHandlers: HandlerTable<'analysis'> = { ...agreementAnalyses };
export const writeHandlers: HandlerTable<'write'> = { ...projectWrites, ...queuesWrites, ...annotationsWrites, ...historyWrites, ...labelSchemaWrites, ...guidelineWrites, ...annotatorsWrites, ...tagsWrites, ...splitsWrites, ...goldWrites };
