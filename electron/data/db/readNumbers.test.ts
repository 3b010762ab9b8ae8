import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { readNumbers } from './readNumbers';

describe('readNumbers', () => {
  const db = new Database(':memory:');

  it('reads whole numbers of any size and sign, in order', () => {
    const { a, b } = readNumbers(db, ['a', 'b'], 'SELECT column1 AS a, column2 AS b FROM (VALUES (1, -5), (1764198000123, 0), (3, 7))');
    expect([...a]).toEqual([1, 1_764_198_000_123, 3]);
    expect([...b]).toEqual([-5, 0, 7]);
  });

  it('reads nothing as nothing, and refuses NULL and fractions', () => {
    expect(readNumbers(db, ['a'], 'SELECT 1 AS a WHERE 0').a).toHaveLength(0);
    expect(() => readNumbers(db, ['a'], 'SELECT column1 AS a FROM (VALUES (1), (NULL))')).toThrow('a holds NULL');
    expect(() => readNumbers(db, ['a'], 'SELECT ? AS a', 7)).toThrow('a holds a fraction');
  });
});
