import { expect, test } from 'vitest';
import { toCsvText, toTabText } from './tableText';

const TABLE = { head: ['tag', 'gain'], rows: [['a, "b"', -0.25], ['=1+1', null], ['two\nlines\there', 1]] } as const;

test('a saved table quotes what needs it, marks formulas, and keeps negative numbers numbers', () => {
  expect(toCsvText(TABLE)).toBe('tag,gain\n"a, ""b""",-0.25\n\'=1+1,\n"two\nlines\there",1\n');
});

test('a copied table has one line a row', () => {
  expect(toTabText(TABLE)).toBe('tag\tgain\na, "b"\t-0.25\n=1+1\t\ntwo lines here\t1');
});
