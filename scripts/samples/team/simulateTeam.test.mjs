import { describe, expect, it } from 'vitest';
import { simulateTeam } from './simulateTeam.mjs';

const CLASSES = ['cat', 'dog', 'fox'];
const items = Array.from({ length: 400 }, (_, index) => ({ id: `i${index}`, truth: CLASSES[index % 3], rival: CLASSES[(index + 1) % 3], doubt: index % 4 === 0 ? [0.5, 0.1] : [0.02, 0.02], blurred: 0 }));
const person = { role: 'annotator', care: 1, doubts: 1, asks: 0, skips: 0, covers: [1, 1], seconds: 5, startsAt: 0 };
const DAYS = [['2026-03-02', '2026-03-03'], ['2026-03-09', '2026-03-10']];
const simulate = (members, over = {}) => simulateTeam({ items, members, classes: CLASSES, abstain: '[none]', notes: ['{truth} or {rival}?'], days: DAYS, seed: 3, ...over });
const truth = new Map(items.map((item) => [item.id, item.truth]));
const accuracy = (answers) => answers.filter(({ item, label }) => truth.get(item) === label).length / answers.length;

describe('a simulated team', () => {
  it('answers alike for the same seed, and otherwise for another; nobody depends on who else is there', () => {
    const ada = { ...person, name: 'Ada' };
    expect(simulate([ada])).toEqual(simulate([ada]));
    expect(simulate([ada], { seed: 4 })).not.toEqual(simulate([ada]));
    const ofAda = simulate([ada, { ...person, name: 'Ben' }]).map((answers) => answers.filter(({ annotator }) => annotator === 'Ada'));
    expect(ofAda).toEqual(simulate([ada]));
  });

  it('works in order of time, the second half of the items under the second guideline, which helps', () => {
    const [before, after] = simulate([{ ...person, name: 'Ada' }, { ...person, name: 'Ben' }]);
    for (const answers of [before, after]) expect(answers.map(({ time }) => time)).toEqual(answers.map(({ time }) => time).sort());
    expect(before.every(({ time, guidelineVersion }) => time < '2026-03-04' && guidelineVersion === 1)).toBe(true);
    expect(after.every(({ time, guidelineVersion }) => time > '2026-03-09' && guidelineVersion === 2)).toBe(true);
    expect(before).toHaveLength(400);
    expect(accuracy(after)).toBeGreaterThan(accuracy(before) + 0.05);
  });

  it('has careless people, people with a habit, and people who ask, skip, miss items and look again', () => {
    const [before, after] = simulate([
      { ...person, name: 'careful', doubts: 0 },
      { ...person, name: 'careless', doubts: 0, care: 0.7 },
      { ...person, name: 'habit', doubts: 0, habit: { from: 'cat', to: 'fox', share: 0.5 } },
      { ...person, name: 'asks', asks: 1, covers: [1, 0] },
      { ...person, name: 'skips', skips: 1 },
      { ...person, name: 'late', covers: [0, 0.5] },
      { ...person, name: 'again', revises: true },
    ]);
    const of = (name, list = before) => list.filter(({ annotator }) => annotator === name);
    expect(accuracy(of('careful'))).toBe(1);
    // a third of the answers given without care are right by chance
    expect(Math.abs(accuracy(of('careless')) - 0.8)).toBeLessThan(0.1);
    expect(new Set(of('habit').filter(({ item, label }) => truth.get(item) !== label).map(({ item, label }) => `${truth.get(item)} ${label}`))).toEqual(new Set(['cat fox']));
    expect(of('asks').filter(({ kind }) => kind === 'ambiguous')).toHaveLength(50);
    expect(of('asks').find(({ kind }) => kind === 'ambiguous')).toMatchObject({ label: '', note: 'cat or dog?' });
    expect(of('asks', after)).toEqual([]);
    expect(of('skips').every(({ kind }) => kind === 'skip')).toBe(true);
    expect([of('late').length, of('late', after).length > 70 && of('late', after).length < 130]).toEqual([0, true]);
    const seenBefore = new Set(of('again').map(({ item }) => item));
    expect(of('again', after).filter(({ item }) => seenBefore.has(item)).length).toBeGreaterThan(15);
  });
});
