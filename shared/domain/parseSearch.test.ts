import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearch } from './parseSearch';

describe('parseSearch', () => {
  it('requires every word', () => {
    expect(parseSearch('red  Car')).toEqual({ match: '"red" AND "Car"', literals: [] });
  });

  it('keeps a phrase together, closed or not', () => {
    expect(parseSearch('"red car" x').match).toBe('"red car" AND "x"');
    expect(parseSearch('"red car').match).toBe('"red car"');
  });

  it('reads a star after a word as a beginning, and inside a phrase as text', () => {
    expect(parseSearch('ca*').match).toBe('"ca*" *');
    expect(parseSearch('"ca*"').match).toBe('"ca*"');
  });

  it('takes operators of the index as words', () => {
    expect(parseSearch('a AND NOT b:c -d').match).toBe('"a" AND "AND" AND "NOT" AND "b:c" AND "-d"');
  });

  it('splits scripts without spaces into a phrase of characters', () => {
    expect(parseSearch('東京').match).toBe('"東  京"');
  });

  it('finds nothing to look up in an empty search, white space or a lone star', () => {
    for (const empty of ['', '  ', '*', '""', '" "']) expect(parseSearch(empty)).toEqual({ match: null, literals: [] });
  });

  it('sets terms without letters or digits apart', () => {
    expect(parseSearch(':-) good')).toEqual({ match: '"good"', literals: [':-)'] });
  });

  it('takes a full-width quotation mark as text', () => {
    expect(parseSearch('a＂ OR b').match).toBe('"a" AND "OR" AND "b"');
  });

  it('never lets a quote of the user out of its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(fc.constantFrom('"', '＂', ' ', 'a', '*', '\0', '東'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })) }), (search) => {
        const { match } = parseSearch(search);
        return match === null || /^"[^"\0]*"( \*)?( AND "[^"\0]*"( \*)?)*$/u.test(match);
      }),
    );
  });
});
