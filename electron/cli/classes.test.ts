import { Command } from 'commander';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProjectFile } from '../data/project/createProjectFile';
import { closeProjectFile } from '../data/project/openProjectFile';
import { addTestLabels } from '../data/surgery/testLabels';
import { registerClasses } from './classes';
import type { CommandResult, Run } from './runCommand';

let folder: string;
let project: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-classes-'));
  project = path.join(folder, 'test.goldset');
  const opened = createProjectFile(project, { name: 'Test', modality: 'text' });
  addTestLabels(opened.db, { items: 30, answersAnItem: 3, annotators: 3, classes: ['spam', 'scam', 'ham'], seed: 1 });
  closeProjectFile(opened);
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** What a command answers; what it refuses is thrown. */
async function goldset(...words: string[]): Promise<CommandResult> {
  let result: Promise<CommandResult> | undefined;
  const run: Run = async (json, work) => {
    result = work({ json, signal: new AbortController().signal, builtFolder: folder, log: () => undefined, progress: () => undefined });
    await result;
  };
  const program = new Command().exitOverride();
  registerClasses(program, run);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined }).option('--json');
  await program.parseAsync(words, { from: 'user' });
  return result!;
}

it('says what a merge would do, does it, and lists the merged class as what it counts as', async () => {
  const merge = ['classes', project, '--merge', 'scam', '--into', 'spam'];
  const dry = await goldset(...merge, '--dry-run');
  expect(dry.text).toContain('Merging hides a distinction');
  expect((await goldset('classes', project)).text).not.toContain('counts as');
  const done = await goldset(...merge);
  expect(done.json).toMatchObject({ dryRun: false, counts: (dry.json as { counts: object }).counts, after: (dry.json as { after: object }).after });
  expect((await goldset('classes', project)).text).toMatch(/^scam .*counts as spam$/m);
  await goldset('classes', project, '--bring-back', 'scam');
  expect((await goldset('classes', project)).text).not.toContain('counts as');
});

it('adds borderline and abstain classes, renames, splits and retires', async () => {
  await goldset('classes', project, '--borderline', 'spam?', '--between', 'spam,ham');
  await goldset('classes', project, '--abstain', '[unintelligible]');
  await goldset('classes', project, '--rename', 'ham=fine', '--new-meaning');
  await goldset('classes', project, '--split', 'scam=lottery,inheritance');
  await goldset('classes', project, '--retire', 'spam?');
  const { json } = await goldset('classes', project);
  expect((json as { classes: { name: string; retired: boolean }[] }).classes.map(({ name, retired }) => `${name}${retired ? ' -' : ''}`)).toEqual(['spam', 'spam? -', 'scam -', 'lottery', 'inheritance', 'fine', '[unintelligible]']);
});

it.each([
  [['--merge', 'scam'], '--merge needs --into'],
  [['--merge', 'nobody', '--into', 'spam'], 'There is no class “nobody”. There are: spam, scam, ham.'],
  [['--retire', 'spam', '--rename', 'a=b'], 'One change at a time'],
  [['--rename', 'spam=ham'], 'Another class is called “ham” already.'],
  [['--borderline', 'x', '--between', 'spam'], '--borderline needs --between'],
])('refuses %j and changes nothing', async (words, message) => {
  await expect(goldset('classes', project, ...words)).rejects.toThrow(message);
  expect((await goldset('classes', project)).json).toMatchObject({ classes: [{ name: 'spam', retired: false }, { name: 'scam', retired: false }, { name: 'ham', retired: false }] });
});
