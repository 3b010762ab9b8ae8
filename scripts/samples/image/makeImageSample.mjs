import fs from 'node:fs';
import path from 'node:path';
import { writeCsv } from '../csv.mjs';
import { packageFolder } from '../packageFolder.mjs';
import { seededRandom, shuffled } from '../random.mjs';

const PER_CLASS = 50;

/** Emoji categories of the Unicode standard, with what an annotator needs to tell them apart. */
const CLASSES = {
  'Smileys & Emotion': 'Faces that show a feeling (also of cats and monkeys), hearts and other signs of emotion.',
  'People & Body': 'People doing or being something, hands and parts of the body.',
  'Animals & Nature': 'Animals, whole or only the head, and plants.',
  'Food & Drink': 'What one eats or drinks, also fruit and vegetables, and dishes to eat from.',
  'Travel & Places': 'Vehicles, buildings, landscapes, clocks, sky and weather.',
  Objects: 'Things one can hold, wear or own: clothes, tools, instruments, office, household.',
};

const SKIN = { '1F3FB': 'light', '1F3FC': 'medium-light', '1F3FD': 'medium', '1F3FE': 'medium-dark', '1F3FF': 'dark' };

/** @param {string} folder @returns {import('../makeSamples.mjs').Sample} */
export function makeImageSample(folder) {
  const source = packageFolder('emoji-datasource-google');
  const pictures = path.join(source, 'img', 'google', '64');
  const random = seededRandom(64);
  const all = JSON.parse(fs.readFileSync(path.join(source, 'emoji.json'), 'utf8'));
  const emoji = all.filter((entry) => entry.has_img_google).sort((a, b) => a.sort_order - b.sort_order);
  const rows = Object.keys(CLASSES).flatMap((category) => {
    const ofCategory = emoji.filter((entry) => entry.category === category);
    return shuffled(ofCategory, random).slice(0, PER_CLASS).map((entry) => toRow(entry, random));
  });
  fs.mkdirSync(path.join(folder, 'images'));
  for (const { image } of rows) fs.copyFileSync(path.join(pictures, path.basename(image)), path.join(folder, image));
  writeCsv(path.join(folder, 'images.csv'), shuffled(rows, random));
  return {
    title: 'Emoji: which category?',
    description: `${rows.length} small pictures in six categories, with a few that sit between two.`,
    modality: 'image',
    items: rows.length,
    question: 'What does the picture show?',
    classes: Object.entries(CLASSES).map(([name, definition]) => ({ name, definition })),
    abstain: [{ name: '[unclear]', definition: 'You cannot make out what is shown, even enlarged.' }],
    source: 'Noto emoji images of Google with the categories of Unicode, as packaged in emoji-datasource-google',
    licence: 'Images: Apache-2.0 (Noto emoji, as stated by the package); data: MIT',
    files: { items: 'images.csv' },
    map: { id: 'id', image: 'image', gold: 'category' },
    tags: ['subcategory', 'skin_tone', 'added_in'],
  };
}

/** Where an emoji comes in skin tones, one of them or the plain one is drawn. */
function toRow(entry, random) {
  const variations = Object.entries(entry.skin_variations ?? {}).filter(([tone, variation]) => tone in SKIN && variation.has_img_google);
  const choice = Math.floor(random() * (variations.length + 1));
  const [tone, { image }] = choice === 0 ? ['', entry] : variations[choice - 1];
  return {
    id: path.basename(image, '.png'),
    image: `images/${image}`,
    category: entry.category,
    subcategory: entry.subcategory,
    skin_tone: SKIN[tone] ?? 'none',
    added_in: `Emoji ${entry.added_in}`,
    name: (entry.name ?? entry.short_name).toLowerCase(),
  };
}
