import fs from 'node:fs';
import path from 'node:path';
import { writeCsv } from '../csv.mjs';
import { seededRandom, shuffled } from '../random.mjs';
import { MACHINES, RATE, synthesizeMachine } from './synthesizeMachine.mjs';
import { writeWav } from './wav.mjs';

const CONDITIONS = {
  normal: 'An even hum, with noise perhaps, but nothing that clicks, squeals or throbs.',
  'bearing fault': 'Fast metallic clicking on top of the hum, regular like a ratchet.',
  'belt slip': 'A squeal that comes and goes, between whistle and screech.',
  imbalance: 'A slow, strong throb: the whole sound swells once a turn.',
};
const LOADS = ['low', 'high'];
const TAKES = 5;

/** Every condition with every machine and load, five takes each; the noise differs from take to take. */
function listClips(random) {
  const clips = [];
  for (const condition of Object.keys(CONDITIONS)) {
    for (const machine of Object.keys(MACHINES)) {
      for (const load of LOADS) {
        const noises = shuffled(['low', 'low', 'medium', 'medium', 'high'], random);
        for (let take = 0; take < TAKES; take += 1) clips.push({ condition, machine, load, noise: noises[take] });
      }
    }
  }
  return shuffled(clips, random);
}

/** @param {string} folder @returns {import('../makeSamples.mjs').Sample} */
export function makeAudioSample(folder) {
  const random = seededRandom(16_000);
  fs.mkdirSync(path.join(folder, 'audio'));
  const rows = listClips(random).map((clip, index) => {
    // Numbered after shuffling: a name that told the answer would be read instead of the sound.
    const id = `clip-${String(index + 1).padStart(3, '0')}`;
    const seconds = 1.5 + 0.5 * random();
    writeWav(path.join(folder, 'audio', `${id}.wav`), synthesizeMachine({ ...clip, seconds }, random), RATE);
    return { id, file: `audio/${id}.wav`, condition: clip.condition, machine: clip.machine, load: clip.load, noise_level: clip.noise };
  });
  writeCsv(path.join(folder, 'audio.csv'), rows);
  return {
    title: 'Machine sounds: what is wrong?',
    description: `${rows.length} short recordings of running machines, some with a fault. Loud background noise hides some faults.`,
    modality: 'audio',
    items: rows.length,
    question: 'What do you hear?',
    classes: Object.entries(CONDITIONS).map(([name, definition]) => ({ name, definition })),
    abstain: [{ name: '[cannot tell]', definition: 'Noise covers the machine.' }],
    source: "Goldset's own generator, scripts/samples/audio",
    licence: 'MIT, as Goldset itself',
    synthetic: 'These sounds are computed, not recorded: no real machine was involved.',
    files: { items: 'audio.csv' },
    map: { id: 'id', audio: 'file', gold: 'condition' },
    tags: ['machine', 'load', 'noise_level'],
  };
}
