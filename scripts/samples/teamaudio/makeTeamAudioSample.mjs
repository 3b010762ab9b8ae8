import fs from 'node:fs';
import path from 'node:path';
import { MACHINES, RATE, synthesizeMachine } from '../audio/synthesizeMachine.mjs';
import { writeWav } from '../audio/wav.mjs';
import { writeCsv } from '../csv.mjs';
import { seededRandom, shuffled } from '../random.mjs';
import { simulateTeam } from '../team/simulateTeam.mjs';

const CONDITIONS = {
  normal: 'An even hum, with noise perhaps, but nothing that clicks, rattles, squeals or throbs.',
  'bearing fault': 'Fast metallic clicking on top of the hum, regular like a ratchet.',
  'loose part': 'A duller rattle that comes in short bursts, at no fixed time.',
  'belt slip': 'A squeal that comes and goes, between whistle and screech.',
  imbalance: 'A slow, strong throb: the whole sound swells once a turn.',
};
const CLIPS = 240;
const GOLD = 50;
const NOISES = ['low', 'low', 'medium', 'medium', 'high'];

/** @type {import('../team/simulateTeam.mjs').TeamMember[]} */
const MEMBERS = [
  { name: 'Greta', role: 'adjudicator', care: 0.99, doubts: 0.55, asks: 0.05, skips: 0, covers: [0.95, 0.95], seconds: 9, startsAt: 15, revises: true },
  { name: 'Hiro', role: 'annotator', care: 0.97, doubts: 0.9, asks: 0.02, skips: 0.01, covers: [0.85, 0.85], seconds: 6, startsAt: 0 },
  { name: 'Ines', role: 'annotator', care: 0.97, doubts: 0.9, habit: { from: 'loose part', to: 'bearing fault', share: 0.6 }, asks: 0.02, skips: 0.02, covers: [0.9, 0.9], seconds: 5, startsAt: 65 },
  { name: 'Jamal', role: 'annotator', care: 0.8, doubts: 1.3, asks: 0, skips: 0, covers: [0.95, 0.9], seconds: 2.4, startsAt: 30 },
  { name: 'Kaja', role: 'annotator', care: 0.95, doubts: 1, asks: 0.4, skips: 0.04, covers: [0, 0.75], seconds: 11, startsAt: 90 },
];
const DAYS = [['2026-04-13', '2026-04-14', '2026-04-15'], ['2026-04-20', '2026-04-21', '2026-04-22']];
const NOTES = ['{truth} or {rival}? I hear both.', 'So faint: {truth}, if anything.', 'Sounds like {truth} here, but the spectrogram looks like {rival}.'];

/** @param {string} folder @returns {import('../makeSamples.mjs').Sample} */
export function makeTeamAudioSample(folder) {
  const random = seededRandom(1_913);
  const classes = Object.keys(CONDITIONS);
  const clips = shuffled(Array.from({ length: CLIPS }, (_, index) => makeClip(classes[index % classes.length], random)), random)
    // Numbered after shuffling: a name that told the answer would be read instead of the sound.
    .map((clip, index) => ({ ...clip, id: `sound-${String(index + 1).padStart(3, '0')}` }));
  fs.mkdirSync(path.join(folder, 'audio'));
  for (const clip of clips) writeWav(path.join(folder, 'audio', `${clip.id}.wav`), synthesizeMachine({ ...clip, seconds: 1.1 + 0.3 * random() }, random), RATE);
  const gold = new Set(shuffled(clips.map(({ id }) => id), random).slice(0, GOLD));
  writeCsv(path.join(folder, 'sounds.csv'), clips.map(({ id, condition, machine, load, noise }) => ({ id, file: `audio/${id}.wav`, gold: gold.has(id) ? condition : '', machine, load, noise_level: noise })));
  writeCsv(path.join(folder, 'truth.csv'), clips.map(({ id, condition }) => ({ item: id, truth: condition })));
  const items = clips.map((clip) => ({ id: clip.id, truth: clip.condition, ...doubtsAbout(clip) }));
  const answers = simulateTeam({ items, members: MEMBERS, classes, abstain: '[cannot tell]', notes: NOTES, days: DAYS, seed: 11 });
  answers.forEach((rows, index) => writeCsv(path.join(folder, `answers-${index + 1}.csv`), rows));
  return {
    title: 'A team listens to machines',
    description: `${CLIPS} short sounds of running machines, four faults of any strength, five annotators. Which fault hides in the noise, and who hears it?`,
    modality: 'audio',
    items: CLIPS,
    question: 'What do you hear?',
    classes: Object.entries(CONDITIONS).map(([name, definition]) => ({ name, definition })),
    abstain: [{ name: '[cannot tell]', definition: 'Noise covers the machine.' }],
    source: "Goldset's own generator, scripts/samples/teamaudio",
    licence: 'MIT, as Goldset itself',
    synthetic: 'The sounds are computed and the five annotators are simulated: a program gave their answers, times and notes.',
    files: { items: 'sounds.csv', truth: 'truth.csv' },
    map: { id: 'id', audio: 'file', gold: 'gold' },
    tags: ['machine', 'load', 'noise_level'],
    annotators: MEMBERS.map(({ name, role }) => ({ name, role })),
    plan: { name: 'All five, every sound', questions: GOLD, seed: 1 },
    phases: [{ since: '2026-04-13T08:00:00Z', answers: 'answers-1.csv' }, { since: '2026-04-20T08:00:00Z', answers: 'answers-2.csv' }],
  };
}

function makeClip(condition, random) {
  const pick = (values) => values[Math.floor(random() * values.length)];
  return { condition, machine: pick(Object.keys(MACHINES)), load: pick(['low', 'high']), noise: pick(NOISES), severity: 0.25 + 0.75 * random() };
}

/** What is weak or covered by noise is taken for nothing; clicks and rattles for each other, until the guideline says how to tell them apart. */
function doubtsAbout({ condition, machine, noise, severity }) {
  const covered = { low: 0, medium: 0.12, high: 0.38 }[noise];
  const faint = Math.max(0, 0.6 - severity) * 0.6 + covered;
  const blurred = noise === 'high' ? 0.12 : 0.01;
  switch (condition) {
    case 'normal':
      return machine === 'compressor' ? { rival: 'imbalance', doubt: [0.35, 0.12], blurred } : { rival: 'loose part', doubt: [0.05 + covered / 3, 0.04 + covered / 4], blurred };
    case 'bearing fault':
      return { rival: 'loose part', doubt: [0.24 + faint / 2, 0.06 + faint / 3], blurred };
    case 'loose part':
      return { rival: 'bearing fault', doubt: [0.38 + faint / 3, 0.08 + faint / 3], blurred };
    default:
      return { rival: 'normal', doubt: [Math.min(0.8, 0.04 + faint), Math.min(0.7, 0.03 + faint * 0.8)], blurred };
  }
}
