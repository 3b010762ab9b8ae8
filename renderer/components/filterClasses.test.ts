import { expect, test } from 'vitest';
import type { LabelClass } from '../../shared/domain/labelSchema';
import { filterClasses, indexClasses } from './filterClasses';

const make = (name: string): LabelClass => ({ uid: name, name, color: '#000000', hotkey: null, definition: '', abstain: false, retired: false });
const names = (all: string[], typed: string) => filterClasses(indexClasses(all.map(make)), typed).map(({ name }) => name);

test('the equal name comes first, then names that start so, then words, then anywhere', () => {
  expect(names(['snowboard', 'water board', 'board', 'boarding'], 'board')).toEqual(['board', 'boarding', 'water board', 'snowboard']);
});

test('case and accents do not matter, in either direction', () => {
  expect(names(['Éclair', 'ecru', 'Ḥalwa'], 'ec')).toEqual(['Éclair', 'ecru']);
  expect(names(['Halwa'], 'ḥ')).toEqual(['Halwa']);
});

test('typing nothing shows all, and letters of any script are found', () => {
  expect(names(['猫', '犬'], ' ')).toEqual(['猫', '犬']);
  expect(names(['猫', '犬'], '犬')).toEqual(['犬']);
});

test('ten thousand classes are searched within a key press', () => {
  const index = indexClasses(Array.from({ length: 10_000 }, (_, number) => make(`Category ${number} / sub-category ${number % 97}`)));
  const start = performance.now();
  for (const typed of ['c', 'ca', 'sub-category 9', 'y 9999']) filterClasses(index, typed);
  expect(performance.now() - start).toBeLessThan(200);
});
