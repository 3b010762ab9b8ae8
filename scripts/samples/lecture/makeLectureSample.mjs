import path from 'node:path';
import { writeCsv } from '../csv.mjs';
import { seededRandom, shuffled } from '../random.mjs';
import { simulateRun } from '../runs/simulateRun.mjs';

/** Items, errors of the model and right answers of the person, by tag value: exact numbers, so that the table is that of the lecture. */
const NOISES = [
  { noise: 'clean speech', items: 6_000, errors: 360, human: 5_700, heard: 1 },
  { noise: 'car noise', items: 400, errors: 44, human: 372, heard: 0.9 },
  { noise: 'people noise', items: 3_000, errors: 390, human: 2_670, heard: 0.85 },
  { noise: 'low bandwidth', items: 600, errors: 180, human: 420, heard: 0.65 },
];
const COMMANDS = {
  'lights on': ['turn the lights on', 'lights on please', 'could you switch on the light', 'it is too dark in here'],
  'lights off': ['turn the lights off', 'lights off please', 'could you switch off the light', 'it is too bright in here'],
  louder: ['turn the volume up', 'louder please', 'I can hardly hear that', 'could you play it louder'],
  quieter: ['turn the volume down', 'quieter please', 'that is far too loud', 'could you play it more quietly'],
  stop: ['stop it', 'stop please', 'enough of that', 'could you stop now'],
};
const WHERE = ['', ' in the kitchen', ' in the hall', ' upstairs', ' in the living room', ' right now', ' for a while'];

/** @param {string} folder @returns {import('../makeSamples.mjs').Sample} */
export function makeLectureSample(folder) {
  const random = seededRandom(1729);
  const classes = Object.keys(COMMANDS);
  const pick = (values) => values[Math.floor(random() * values.length)];
  const made = NOISES.flatMap(({ noise, items, errors, human, heard }) => {
    const isWrong = shuffled(Array.from({ length: items }, (_, index) => index < errors), random);
    const isRight = shuffled(Array.from({ length: items }, (_, index) => index < human), random);
    return Array.from({ length: items }, (_, index) => {
      const command = pick(classes);
      return { noise, command, instead: pick(classes.filter((name) => name !== command)), misheard: pick(classes.filter((name) => name !== command)), isWrong: isWrong[index], humanRight: isRight[index], text: muffle(`${pick(COMMANDS[command])}${pick(WHERE)}`, heard, random) };
    });
  });
  const items = shuffled(made, random).map((item, index) => ({ ...item, id: `clip-${String(index + 1).padStart(5, '0')}` }));
  writeCsv(path.join(folder, 'commands.csv'), items.map(({ id, text, command, noise }) => ({ id, text, gold: command, split: 'dev', noise })));
  writeCsv(path.join(folder, 'answers.csv'), items.map(({ id, command, misheard, humanRight }) => ({ item: id, annotator: 'Listener (simulated)', label: humanRight ? command : misheard })));
  writeCsv(path.join(folder, 'run.csv'), simulateRun({ items: items.map((item) => ({ ...item, truth: item.command })), classes, seed: 5 }));
  return {
    title: 'Speech in noise: what to work on first',
    description: 'The table of a well-known lecture: four kinds of noise, a model, and how well people hear. The noise with the most errors is not the one to work on.',
    modality: 'text',
    items: items.length,
    question: 'Which command was given?',
    classes: classes.map((name) => ({ name, definition: `The speaker wants this: ${name}.` })),
    source: 'Computed by Goldset',
    licence: 'As Goldset: MIT',
    synthetic: 'Nobody spoke: commands, transcripts, the listener and the model are made up by a program, in exactly the numbers of the table.',
    files: { items: 'commands.csv' },
    map: { id: 'id', text: 'text', gold: 'gold', split: 'split' },
    tags: ['noise'],
    phases: [{ answers: 'answers.csv' }],
    runs: [{ file: 'run.csv', name: 'Recogniser', modelVersion: '1.0.0', hyperparameters: [], dataSnapshot: '', notes: 'Simulated.', outOfSample: true }],
  };
}

/** What can't be heard is dots. */
function muffle(text, heard, random) {
  return text.split(' ').map((word) => (random() < heard ? word : '…')).join(' ');
}
