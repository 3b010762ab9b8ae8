import type { Output } from '../contract';
import type { TrainingPlan } from '../contract/models';
import type { TrainingEnvironment } from './trainingEnvironment';

const CHUNK = 2_000;

/** Texts or table rows of all items, in order; none of pictures and sounds. */
export async function readContents({ modality, items }: Pick<TrainingPlan, 'modality' | 'items'>, { call, pause }: Pick<TrainingEnvironment, 'call' | 'pause'>): Promise<Output<'training.contents'>> {
  const all: Output<'training.contents'> = { texts: [], rows: [] };
  if (modality === 'image' || modality === 'audio') return all;
  for (let from = 1; from <= items; from += CHUNK) {
    await pause((from - 1) / items, 'reading');
    const { texts, rows } = await call('training.contents', { from, count: Math.min(CHUNK, items - from + 1) });
    for (const text of texts) all.texts.push(text);
    for (const row of rows) all.rows.push(row);
  }
  return all;
}
