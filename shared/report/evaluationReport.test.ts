import { expect, it } from 'vitest';
import { evaluationReport } from './evaluationReport';
import { testReport } from './testReport';

const HOSTILE = `</style></title><script>alert(1)</script><img src="http://x.example/a.png" onerror='alert(1)'>"><svg onload=alert(1)>&amp;\u0000\u202e&#x3c;`;

/** Text as it would be read, tags taken off. */
const textOf = (page: string) => page.replace(/<style>.*<\/style>/s, '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

it('holds the figures, their intervals, and how they came to be', () => {
  const text = textOf(evaluationReport(testReport()));
  for (const expected of [
    '100 errors on 1,000 items: right on 90.0 %.',
    '88.0 % to 91.7 %',
    'Left out: 7 abstained, 3 without a gold label, 2 without a prediction. 1 ties',
    'The run is right on 35 items that the baseline got wrong, and wrong on 15',
    '+2.00 points (+0.50 to +3.50)',
    'chi-square with Edwards’ correction: p = 0.0071',
    '93.1 % 90 to 95',
    'Expected calibration error 0.042',
    '90 % to 100 % 800 97.0 % 95.0 %',
    '30.0 % 18.0 % to 45.0 %',
    '0.5 × 2',
    'Given while looking: 3 yes, 4 no, 5 not looked at.',
    'confirmed',
    '77 combinations',
    '11 of 25',
    '+1.20',
    'abc123',
    'schema 4, gold log up to event 99',
    '2,000 replicates, seed 11',
    '2026-02-03T04:05:06.000Z by Goldset 1.0.0',
    '2.1.0',
    'Accuracy against ham: +30.00 points',
    'Collect data',
  ])
    expect(text).toContain(expected);
});

it('says n/a for what is undefined, and why', () => {
  const { result, ...rest } = testReport();
  const empty = { ...result, n: 0, accuracy: { value: null, ci: null }, hlp: null, comparison: null, slices: [], perClass: [], confusion: { classes: [], uids: [], matrix: [] }, calibration: null, reasons: { mcc: 'No variation.' } };
  const text = textOf(evaluationReport({ ...rest, result: empty, weakSlices: null, todos: [], references: [], baseline: null }));
  expect(text).toContain('No item has both a gold label and a prediction.');
  expect(text).toContain('Matthews correlation n/a No variation.');
  expect(text).toContain('No item has a tag.');
  for (const absent of ['NaN', ' null ', 'Weak slices', 'What is planned', 'Reference values']) expect(text).not.toContain(absent);
});

it('names and notes cannot become markup, scripts or addresses', () => {
  const page = evaluationReport(testReport(HOSTILE));
  const plain = evaluationReport(testReport('plain'));
  const tags = (of: string) => [...of.matchAll(/<\/?[a-z][^\s>]*/gi)].map(([tag]) => tag);
  expect(tags(page)).toEqual(tags(plain));
  expect(page).not.toMatch(/<script/i);
  expect(page).not.toContain('\u0000');
  const attributes = [...page.matchAll(/<[a-z][^<]*?>/gi)].map(([tag]) => tag);
  for (const tag of attributes) expect(tag).not.toMatch(/\s(on\w+|src|href)=/i);
});

it('needs nothing from elsewhere', () => {
  const page = evaluationReport(testReport());
  expect(page).not.toMatch(/<script|https?:|src=|href=|@import|url\(/i);
  expect(page).toContain(`default-src 'none'`);
});

it('lists the largest confusions where a matrix would not fit a page', () => {
  const { result, ...rest } = testReport();
  const classes = Array.from({ length: 40 }, (_, index) => `class ${index}`);
  const page = evaluationReport({ ...rest, result: { ...result, confusion: { classes, uids: classes, matrix: classes.map((_, row) => classes.map((__, column) => (row === 3 && column === 7 ? 25 : row === column ? 5 : 0))) } } });
  expect(page).not.toContain('class="map"');
  expect(textOf(page)).toContain('class 3 class 7 25 83.3 %');
});
