import fs from 'node:fs';
import path from 'node:path';
import { runGoldset } from './runGoldset.mjs';
import { createArgs, importArgs } from './sampleArgs.mjs';

/**
 * Items with gold labels, people's answers and the predictions of models. One row a model, and the tag value that it is most worth working on.
 * @param {string} sampleFolder @param {string} out
 */
export function demonstrateRuns(sampleFolder, out) {
  const sample = JSON.parse(fs.readFileSync(path.join(sampleFolder, 'sample.json'), 'utf8'));
  const project = path.join(out, `${sample.id}.goldset`);
  runGoldset(createArgs(project, sample));
  runGoldset(importArgs(project, sampleFolder, sample, { gold: true }));
  for (const { answers } of sample.phases) runGoldset(['import', project, path.join(sampleFolder, answers), '--as', 'annotations']);
  const rows = sample.runs.map(({ file, name, modelVersion, hyperparameters, outOfSample }) => {
    const pairs = hyperparameters.map((pair) => pair.join('='));
    const imported = runGoldset(['import', project, path.join(sampleFolder, file), '--as', 'predictions', '--run', name, '--model-version', modelVersion, ...(pairs.length > 0 ? ['--hyperparameter', ...pairs] : []), ...(outOfSample ? ['--out-of-sample'] : [])]);
    const result = runGoldset(['evaluate', project, '--run', name, '--tags', '*', '--bootstrap', '0']);
    const [first] = [...result.slices].sort((a, b) => (b.potentialGain ?? 0) - (a.potentialGain ?? 0));
    return { sample: `${sample.id}: ${name}`, predictions: imported.imported, accuracy: result.accuracy.value.toFixed(4), 'human level': result.hlp.accuracy.toFixed(4), 'work on': `${first.key}: ${first.value}`, 'gain at best': `${(100 * first.potentialGain).toFixed(2)} points` };
  });
  const verified = runGoldset(['verify', project]);
  return rows.map((row) => ({ ...row, verified: verified.ok ? 'ok' : verified.problems.join('; ') }));
}
