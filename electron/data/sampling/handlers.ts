import type { HandlerTable } from '../handler';
import { createSampledQueue } from './createSampledQueue';
import { drawRandomCurve } from './drawRandomCurve';
import { giveAdvice, listPoints } from './learning';
import { previewSample } from './previewSample';
import { runSimulation } from './runSimulation';

export const samplingReads: Pick<HandlerTable<'read'>, 'learning.points'> = {
  'learning.points': (db) => listPoints(db),
};

export const samplingAnalyses: Pick<HandlerTable<'analysis'>, 'sampling.preview' | 'simulation.run' | 'learning.random' | 'learning.advice'> = {
  'sampling.preview': previewSample,
  'simulation.run': runSimulation,
  'learning.random': drawRandomCurve,
  'learning.advice': (db) => giveAdvice(db),
};

export const samplingWrites: Pick<HandlerTable<'write'>, 'sampling.createQueue'> = {
  'sampling.createQueue': (db, input, { now }) => createSampledQueue(db, input, now),
};
