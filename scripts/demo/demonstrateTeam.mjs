import fs from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { runGoldset } from './runGoldset.mjs';
import { createArgs, importArgs } from './sampleArgs.mjs';

/**
 * What a simulated team answered, each week in a copy of the project of its own, merged twice; then agreement, consensus and gold.
 * @param {string} sampleFolder @param {string} out
 */
export function demonstrateTeam(sampleFolder, out) {
  const sample = JSON.parse(fs.readFileSync(path.join(sampleFolder, 'sample.json'), 'utf8'));
  const project = path.join(out, `${sample.id}.goldset`);
  runGoldset(createArgs(project, sample));
  const imported = runGoldset(importArgs(project, sampleFolder, sample, { gold: true }));
  const copies = sample.phases.map(({ answers }, week) => {
    const copy = path.join(out, `${sample.id}-week-${week + 1}.goldset`);
    fs.copyFileSync(project, copy);
    runGoldset(['import', copy, path.join(sampleFolder, answers), '--as', 'annotations']);
    return copy;
  });
  const merged = runGoldset(['merge', project, ...copies]);
  const again = runGoldset(['merge', project, ...copies]);
  const agreement = runGoldset(['agreement', project, '--bootstrap', '0']);
  const labels = path.join(out, `${sample.id}-consensus.csv`);
  runGoldset(['consensus', project, '--method', 'dawid-skene', '--out', labels]);
  const resolved = runGoldset(['resolve', project, '--auto', 'dawid-skene', '--min-posterior', '0.9']);
  runGoldset(['export', project, '--out', path.join(out, `${sample.id}-export`), '--format', 'jsonl']);
  const verified = runGoldset(['verify', project]);
  return {
    sample: sample.id,
    items: imported.imported,
    merged: merged.added,
    'merged again': again.added,
    alpha: agreement.krippendorffAlpha.value?.toFixed(3) ?? 'n/a',
    'consensus right': shareRight(labels, path.join(sampleFolder, sample.files.truth)).toFixed(3),
    resolved: resolved.resolved,
    open: resolved.open,
    verified: verified.ok ? 'ok' : verified.problems.join('; '),
  };
}

/** Share of the consensus labels that are what the sample's maker says is right. */
function shareRight(labels, truth) {
  const read = (file) => Papa.parse(fs.readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data;
  const right = new Map(read(truth).map((row) => [row.item, row.truth]));
  const rows = read(labels);
  return rows.filter(({ item, label }) => right.get(item) === label).length / rows.length;
}
