// `npm run screenshots`: after an end-to-end run, takes the pictures that README and guide show from artefacts/ into docs/.
import fs from 'node:fs';
import path from 'node:path';
import { runMain, SetupError } from './lib/log.mjs';
import { inRoot } from './lib/paths.mjs';

/** Picture in docs/screenshots -> the one that the end-to-end run makes. */
const PICTURES = {
  'analyse-overview': 'sample-errors-overview-light',
  'analyse-tags': 'sample-lecture-tags-light',
  'agree-adjudicate': 'mailteam-precedents-light',
  'agree-overview': 'mailteam-agree-light',
  'agree-team': 'mailteam-team-light',
  'classes-surgery': 'mailteam-surgery-light',
  'home-light': 'emails-home-light',
  'data-light': 'sample-text-data-light',
  'import-light': 'emails-import-columns-light',
  'label-text-light': 'emails-label-light',
  'label-image-dark': 'emoji-label-dark',
  'label-audio-dark': 'machines-label-dark',
  'classes-light': 'scripts-classes-light',
  'export-light': 'emails-export-light',
  'sample-train': 'sample-trained-light',
  'sample-batch': 'sample-batch-light',
  'sample-curve': 'sample-curve-light',
};

await runMain(() => {
  const target = inRoot('docs', 'screenshots');
  fs.mkdirSync(target, { recursive: true });
  for (const [name, made] of Object.entries(PICTURES)) {
    const picture = inRoot('artefacts', 'screenshots', `${made}.png`);
    if (!fs.existsSync(picture)) throw new SetupError(`There is no ${made}.png: run npm run test:e2e first.`);
    fs.copyFileSync(picture, path.join(target, `${name}.png`));
  }
});
