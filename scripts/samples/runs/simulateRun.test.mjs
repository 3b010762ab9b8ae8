import { expect, test } from 'vitest';
import { simulateRun } from './simulateRun.mjs';

const CLASSES = ['a', 'b', 'c', 'd'];
const items = Array.from({ length: 500 }, (_, index) => ({ id: `i${index}`, truth: CLASSES[index % 4], instead: CLASSES[(index + 1) % 4], isWrong: index % 5 === 0 }));
const rows = simulateRun({ items, classes: CLASSES, seed: 3 });

test('a made-up model is wrong where it was told to be, and its probabilities add up to 1 to the last digit', () => {
  for (const [index, row] of rows.entries()) {
    const probabilities = CLASSES.map((name) => Number(row[`p_${name}`]));
    expect(row.predicted).toBe(items[index].isWrong ? items[index].instead : items[index].truth);
    expect(Math.max(...probabilities)).toBe(Number(row[`p_${row.predicted}`]));
    expect(probabilities.reduce((sum, value) => sum + Math.round(value * 1e6), 0)).toBe(1e6);
  }
});

test('errors are less sure than right answers, and the same seed gives the same run', () => {
  const mean = (wrong) => {
    const chosen = rows.filter((_, index) => items[index].isWrong === wrong).map((row) => Number(row[`p_${row.predicted}`]));
    return chosen.reduce((sum, value) => sum + value, 0) / chosen.length;
  };
  expect(mean(true)).toBeLessThan(mean(false));
  expect(simulateRun({ items, classes: CLASSES, seed: 3 })).toEqual(rows);
});

test('two classes are enough', () => {
  const [row] = simulateRun({ items: [{ id: 'x', truth: 'a', instead: 'b', isWrong: false }], classes: ['a', 'b'], seed: 1 });
  expect(Number(row.p_a) + Number(row.p_b)).toBeCloseTo(1, 9);
});
