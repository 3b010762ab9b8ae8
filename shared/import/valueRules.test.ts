import { describe, expect, it } from 'vitest';
import { describeFound } from './describeFound';
import { detectMediaType } from './detectMediaType';
import { findSplit } from './parseSplit';
import { parseTime } from './parseTime';
import { splitTagCell } from './splitTagCell';

describe('parseTime', () => {
  it('reads ISO times with and without zone, seconds and milliseconds', () => {
    const time = Date.UTC(2024, 1, 29, 12, 30, 5);
    for (const text of ['2024-02-29T12:30:05Z', '2024-02-29 12:30:05', '2024-02-29T14:30:05+02:00', String(time), String(time / 1000)]) expect([text, parseTime(text)]).toEqual([text, time]);
    expect(parseTime('2024-02-29')).toBe(Date.UTC(2024, 1, 29));
  });

  it('takes nothing that is no time for one', () => {
    for (const text of ['', 'yesterday', '29.2.2024', '2024-13-40T00:00:00Z', '12:30', '-1e3', '0000-01-01T00:00+02:00', '9'.repeat(400)]) expect([text, parseTime(text)]).toEqual([text, null]);
  });
});

describe('parseTime and the writing of times', () => {
  it('leaves out times that an export could not write and an import not read again: microseconds, nanoseconds', () => {
    expect(['1700000000000000', '1700000000000000000', '-99999999999999'].map(parseTime)).toEqual([null, null, null]);
    expect(new Date(parseTime('253402300799999')!).toISOString()).toBe('9999-12-31T23:59:59.999Z');
  });
});

describe('splitTagCell', () => {
  it('takes a cell as one value without a separator, blanks included', () => {
    expect([splitTagCell('a|b', null), splitTagCell(' a ', null), splitTagCell('', null)]).toEqual([['a|b'], [' a '], []]);
  });

  it('gives each value once, never an empty one', () => {
    expect(splitTagCell('a|| b|a', '|')).toEqual(['a', ' b']);
  });
});

describe('findSplit', () => {
  it('knows the usual names and val as dev', () => {
    expect(['train', 'val', 'validation', 'dev', 'TEST', 'fold 1'].map(findSplit)).toEqual(['train', 'dev', 'dev', 'dev', 'test', undefined]);
  });
});

describe('describeFound', () => {
  it('shows at most 80 characters and nothing invisible', () => {
    expect(describeFound('a\nb\u202ec\u0000')).toBe('a\\nb\\u202ec\\u0000');
    expect(describeFound('x'.repeat(500))).toHaveLength(80);
    expect(describeFound('\u0000'.repeat(500)).length).toBeLessThanOrEqual(80);
  });
});

describe('detectMediaType', () => {
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  it('goes by bytes', () => {
    expect(detectMediaType(bytes('\x89PNG\r\n\x1a\n'))).toEqual({ kind: 'image', mime: 'image/png' });
    expect(detectMediaType(bytes('\xff\xd8\xff\xe0'))).toEqual({ kind: 'image', mime: 'image/jpeg' });
    expect(detectMediaType(bytes('RIFF\0\0\0\0WAVEfmt '))).toEqual({ kind: 'audio', mime: 'audio/wav' });
    expect(detectMediaType(bytes('RIFF\0\0\0\0WEBPVP8 '))).toEqual({ kind: 'image', mime: 'image/webp' });
    expect(detectMediaType(bytes('\xff\xfb\x90\x00'))).toEqual({ kind: 'audio', mime: 'audio/mpeg' });
  });

  it('knows text, markup and nothing as no media', () => {
    for (const text of ['', 'hello', '<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7', '\xff\xfe\0\0']) expect([text, detectMediaType(bytes(text))]).toEqual([text, null]);
  });
});
