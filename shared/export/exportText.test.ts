import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { listExportColumns, nameExportColumns, recogniseExport, ANNOTATION_COLUMNS, EVENT_COLUMNS, EXTRA_COLUMNS } from '../domain/exportColumns';
import { markFormula, unmarkFormula } from './formulaMark';
import { joinTagValues, splitTagValues } from './tagCell';
import { toCsvLine } from './toCsvLine';

const nasty = fc.string({ unit: fc.oneof(fc.constantFrom("'", '"', '=', '+', '-', '@', '＝', '\t', '\r', '\n', '\0', ' ', '|', '\\', ',', 'a', 'é', '😀'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })), maxLength: 8 });
const marking = fc.constantFrom('on' as const, 'off' as const);

describe('markFormula', () => {
  it.each(['=1+1', '+1', '-5', '@SUM(A1)', '\tx', '\rx', '\nx', '\0x', '＝1', '＋1', '－1', '＠x', ' =1', '  \t=1', '"=1', "'=1", '\u00a0=1'])('marks %j', (cell) => {
    expect(markFormula(cell, 'on')).toBe(`'${cell}`);
  });

  it.each(['', 'a=1', "'tis", 'x', '5', '"quoted"', ' x', '{"a":1}'])('leaves %j alone', (cell) => {
    expect(markFormula(cell, 'on')).toBe(cell);
  });

  it('is undone exactly, whether marking was on or off', () => {
    fc.assert(fc.property(nasty, marking, (cell, marking) => unmarkFormula(markFormula(cell, marking)) === cell), { numRuns: 2_000 });
  });

  it('leaves no cell that begins like a formula', () => {
    fc.assert(fc.property(nasty, (cell) => !/^[\s"]*[=+\-@＝＋－＠]|^[\t\r\n\0]/u.test(markFormula(cell, 'on'))), { numRuns: 2_000 });
  });
});

describe('joinTagValues', () => {
  it('escapes the separator and the backslash', () => {
    expect(joinTagValues(['a|b', 'c\\d', 'e'])).toBe('a\\|b|c\\\\d|e');
  });

  it('is undone exactly', () => {
    fc.assert(fc.property(fc.array(nasty.filter((value) => value !== ''), { maxLength: 4 }), (values) => {
      expect(splitTagValues(joinTagValues(values))).toEqual(values);
    }));
  });
});

describe('toCsvLine', () => {
  it('is read back exactly by a CSV parser', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 2, maxLength: 5 }), marking, (cells, marking) => {
        const { data } = Papa.parse<string[]>(toCsvLine(cells, marking), { delimiter: ',', newline: '\n' });
        expect(data[0]!.map(unmarkFormula)).toEqual(cells);
      }),
    );
  });
});

describe('recogniseExport', () => {
  const names = fc.uniqueArray(fc.oneof(nasty.filter((name) => !name.includes('\n')), fc.constantFrom('id', 'text', 'label', 'split', 'method', 'annotations', 'labelDistribution', 'tag:a', 'feature:a', 'history', 'decision', 'reason', 'a', '__proto__', '')), { maxLength: 5 });

  it('reads the meaning of every column back from the headers', () => {
    fc.assert(
      fc.property(fc.constantFrom('text' as const, 'image' as const, 'audio' as const, null), names, names, names, fc.subarray([...EXTRA_COLUMNS]), marking, (content, features, tagKeys, fields, extra, marking) => {
        const columns = listExportColumns({ content, features: content === null ? features : [], tagKeys, fields, extra });
        const headers = nameExportColumns(columns);
        expect(new Set(headers).size).toBe(headers.length);
        expect(recogniseExport(headers.map((header) => markFormula(header, marking)))).toEqual({ rows: 'items', columns });
      }),
    );
  });

  it('reads files that were written before decisions were exported', () => {
    const columns = recogniseExport(['id', 'text', 'label', 'split', 'reason', 'labelDistribution', 'annotations', 'method', 'decision', 'answers'])!;
    expect('columns' in columns && columns.columns.map((column) => ('name' in column ? `${column.kind}:${column.name}` : column.kind))).toEqual(['id', 'text', 'label', 'split', 'tag:reason', 'labelDistribution', 'annotations', 'method', 'field:decision', 'answers']);
  });

  it('knows exported annotations', () => {
    expect(recogniseExport(ANNOTATION_COLUMNS)).toEqual({ rows: 'annotations' });
    expect(recogniseExport(EVENT_COLUMNS)).toEqual({ rows: 'annotations' });
  });

  it('takes no other file for ours', () => {
    for (const headers of [[], ['id', 'text', 'label'], ['id', 'text', 'split', 'label', 'labelDistribution', 'annotations', 'method'], ['text', 'id', 'label', 'split', 'labelDistribution', 'annotations', 'method'], ['id', 'text', 'label', 'split', 'labelDistribution', 'method', 'annotations'], ['id', 'text', 'a', 'a', 'label', 'split']]) expect(recogniseExport(headers)).toBeNull();
  });
});
