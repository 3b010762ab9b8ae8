import fs from 'node:fs';
import path from 'node:path';
import { writeCsv } from '../csv.mjs';
import { packageFolder } from '../packageFolder.mjs';

/** Column of the source -> ours: without spaces and brackets, with the field's usual word "bill". */
const FEATURES = { bill_length_mm: 'Beak Length (mm)', bill_depth_mm: 'Beak Depth (mm)', flipper_length_mm: 'Flipper Length (mm)', body_mass_g: 'Body Mass (g)' };

/** @param {string} folder @returns {import('../makeSamples.mjs').Sample} */
export function makeTableSample(folder) {
  const file = path.join(packageFolder('vega-datasets'), 'data', 'penguins.json');
  const rows = JSON.parse(fs.readFileSync(file, 'utf8')).map((penguin, index) => ({
    id: `penguin-${String(index + 1).padStart(3, '0')}`,
    ...Object.fromEntries(Object.entries(FEATURES).map(([name, source]) => [name, penguin[source] ?? ''])),
    island: penguin.Island,
    sex: { MALE: 'male', FEMALE: 'female' }[penguin.Sex] ?? 'unknown',
    species: penguin.Species,
  }));
  writeCsv(path.join(folder, 'penguins.csv'), rows);
  return {
    title: 'Penguins: which species?',
    description: `${rows.length} penguins of the Palmer Archipelago, four measurements each; a few values were not taken.`,
    modality: 'table',
    items: rows.length,
    question: 'Which species do the measurements fit?',
    classes: [
      { name: 'Adelie', definition: 'Short bill (below about 43 mm), deep for its length; flipper mostly below 200 mm.' },
      { name: 'Chinstrap', definition: 'Long bill (above about 43 mm) and deep (above about 16.5 mm); flipper mostly below 210 mm.' },
      { name: 'Gentoo', definition: 'Large and heavy: flipper mostly above 208 mm, bill long and shallow (below about 17 mm).' },
    ],
    abstain: [{ name: '[cannot tell]', definition: 'The measurements are missing.' }],
    source: 'Palmer Station Antarctica LTER and K. Gorman (palmerpenguins), as packaged in vega-datasets',
    licence: 'CC0 1.0 (as stated by the package)',
    files: { items: 'penguins.csv' },
    map: { id: 'id', gold: 'species' },
    tags: ['island', 'sex'],
    features: Object.keys(FEATURES),
  };
}
