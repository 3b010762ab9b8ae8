import { seededRandom } from '../random.mjs';
import { workTimes } from './workTimes.mjs';

/**
 * What a simulated person finds in an item. `doubt` is the chance that somebody good answers the rival instead of the truth, under
 * the first guideline and under the second; `blurred` the chance that one can't tell at all.
 * @typedef {{id: string, truth: string, rival: string, doubt: readonly [number, number], blurred: number}} TeamItem
 */

/**
 * How a simulated person works. Shares are between 0 and 1.
 * @typedef {object} TeamMember
 * @property {string} name
 * @property {'annotator' | 'adjudicator'} role
 * @property {number} care share of clear items that are answered with care; the others get any class
 * @property {number} doubts factor on an item's doubt: 1 as somebody good, above it easier to mislead
 * @property {{from: string, to: string, share: number}} [habit] a class this person takes for another
 * @property {number} asks share of doubtful items that are marked as ambiguous, with a note
 * @property {number} skips share of items put off and never taken up again
 * @property {readonly [number, number]} covers share of the items labelled under either guideline
 * @property {number} seconds median time for an item
 * @property {number} startsAt minutes after nine when the day begins
 * @property {boolean} [revises] goes over the doubtful answers again when the guideline changes
 */

/** @typedef {{item: string, annotator: string, label: string, time: string, kind: 'label' | 'ambiguous' | 'skip', note: string, durationMs: number, schemaVersion: 1, guidelineVersion: 1 | 2}} TeamAnswer in the columns of an export of annotations */

const IS_DOUBTFUL = 0.2;

/**
 * What a made-up team answers: the first half of the items under the first guideline, the second half under the second. Same seed,
 * same answers; nobody's answers depend on who else is in the team.
 * @param {{items: readonly TeamItem[], members: readonly TeamMember[], classes: readonly string[], abstain: string, notes: readonly string[], days: readonly [readonly string[], readonly string[]], seed: number}} team `days`: the working days under either guideline, as YYYY-MM-DD
 * @returns {[TeamAnswer[], TeamAnswer[]]} in order of time
 */
export function simulateTeam({ items, members, classes, abstain, notes, days, seed }) {
  const half = Math.ceil(items.length / 2);
  const halves = [items.slice(0, half), items.slice(half)];
  const answers = [[], []];
  members.forEach((member, index) => {
    const random = seededRandom(seed * 101 + index);
    for (const phase of [0, 1]) {
      const again = phase === 1 && member.revises ? halves[0].filter((item) => item.doubt[0] >= IS_DOUBTFUL && random() < 0.6) : [];
      const seen = [...again, ...halves[phase].filter(() => random() < member.covers[phase])];
      const times = workTimes({ count: seen.length, days: days[phase], startsAt: member.startsAt, seconds: member.seconds }, random);
      seen.forEach((item, place) => {
        const answer = giveAnswer({ item, member, phase, classes, abstain, notes }, random);
        answers[phase].push({ item: item.id, annotator: member.name, ...answer, ...times[place], guidelineVersion: phase + 1 });
      });
    }
  });
  return answers.map((list) => list.sort((a, b) => compare(a.time, b.time) || compare(a.annotator, b.annotator)).map(inColumns));
}

function giveAnswer({ item, member, phase, classes, abstain, notes }, random) {
  const doubt = Math.min(0.95, item.doubt[phase] * member.doubts);
  if (random() < member.skips) return { kind: 'skip', label: '', note: '' };
  if (random() < item.blurred) return { kind: 'label', label: abstain, note: '' };
  if (doubt >= IS_DOUBTFUL && random() < member.asks) return { kind: 'ambiguous', label: '', note: pick(notes, random).replace('{truth}', item.truth).replace('{rival}', item.rival) };
  return { kind: 'label', label: chooseClass({ item, member, doubt, classes }, random), note: '' };
}

function chooseClass({ item, member, doubt, classes }, random) {
  if (random() > member.care) return pick(classes, random);
  if (member.habit?.from === item.truth && random() < member.habit.share) return member.habit.to;
  return random() < doubt ? item.rival : item.truth;
}

const inColumns = ({ item, annotator, label, time, kind, note, durationMs, guidelineVersion }) => ({ item, annotator, label, time, kind, note, durationMs, schemaVersion: 1, guidelineVersion });
const pick = (values, random) => values[Math.floor(random() * values.length)];
/** By code unit: an order that is the same on every machine. */
const compare = (a, b) => (a < b ? -1 : Number(a > b));
