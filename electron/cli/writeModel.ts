import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import runner from 'virtual:model-runner';
import { exportedFiles } from '../../shared/model/bundle/exportedFiles';
import { Refusal } from '../data/refusal';
import { findRun } from './findRun';
import type { CommandContext, CommandResult } from './runCommand';
import { withReader } from './withReader';

/** Writes the bundle of a trained model into a folder: all files or none. */
export async function writeModel(project: string, { run, out }: { readonly run: string; readonly out: string }, context: CommandContext): Promise<CommandResult> {
  const folder = path.resolve(out);
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0)) throw new Refusal('exists', `${out} is there and not an empty folder. Nothing was written; name another folder.`);
  const kept = await withReader(project, context, async (ask) => (await ask('models.files', { runId: findRun(await ask('runs.list', {}), run) })).files);
  if (kept.length === 0) throw new Refusal('noModel', `The run “${run.slice(0, 80)}” has no model to export: it was imported, or is of labels that were spread. Train one: goldset train PROJECT --name NAME.`);
  const files = exportedFiles(kept, runner);
  const made = mkdirSync(folder, { recursive: true });
  try {
    for (const { name, bytes } of files) writeFileSync(path.join(folder, name), bytes, { flag: 'wx' });
  } catch (error) {
    for (const { name } of files) rmSync(path.join(folder, name), { force: true });
    if (made) rmSync(folder, { recursive: true, force: true });
    throw new Refusal('notWritten', `The model could not be written to ${out}: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const names = files.map(({ name }) => name);
  return { json: { run, folder, files: names }, text: `${names.length} files in ${out}; \`node ${path.join(out, 'predict.mjs')} < items.jsonl\` runs the model.` };
}
