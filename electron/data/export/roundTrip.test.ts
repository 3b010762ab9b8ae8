import fc from 'fast-check';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportSettings } from '../../../shared/contract/exporting';
import { SPLITS, type Modality } from '../../../shared/domain/project';
import { importFile, openImportService } from '../import/testImport';
import type { DataService } from '../service';
import { addTestItems, type TestItem } from '../testItems';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-round-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** What formats and spreadsheets stumble over: marks, quotes, separators, line ends, names of JavaScript, other scripts. */
const text = fc
  .oneof(
    fc.string({ unit: fc.constantFrom("'", '"', '=', '+', '-', '@', '＝', '\t', '\r', '\n', ' ', '|', '\\', ',', ';', ':', '{', '0', 'a', 'É', 'E\u0301', '東', '😀', '\u2028'), minLength: 1, maxLength: 6 }),
    fc.constantFrom('__proto__', 'constructor', '007', '1e5', 'NaN', 'null', 'TRUE', "'=1", ' x ', 'id', 'text', 'label', 'split', 'tag:a', 'method', 'sep=;', '#a'),
  );
/** Import names such columns itself. */
const name = text.filter((value) => value.trim() !== '');
const pairs = fc.uniqueArray(fc.tuple(name, text), { selector: ([key]) => key, maxLength: 3 });

/** Rows of one table: every item has every input column, some cells are empty. */
const items = (modality: Modality) => {
  if (modality !== 'table') return itemsOf(text);
  const cell = fc.oneof(text, fc.constant(''));
  const row = (columns: readonly string[]) => fc.tuple(...columns.map((column) => fc.tuple(fc.constant(column), cell))).map((features) => JSON.stringify(features));
  return fc.uniqueArray(name, { minLength: 1, maxLength: 3 }).chain((columns) => itemsOf(row(columns)));
};

const itemsOf = (content: fc.Arbitrary<string>) =>
  fc.uniqueArray(
    fc.record({
      id: text,
      text: content,
      split: fc.option(fc.constantFrom(...SPLITS), { nil: undefined }),
      gold: fc.option(text, { nil: undefined }),
      tags: fc.uniqueArray(fc.tuple(name, fc.uniqueArray(text, { minLength: 1, maxLength: 3 })), { selector: ([key]) => key, maxLength: 3 }).map((tags) => Object.fromEntries(tags)),
      metadata: pairs.map((fields) => (fields.length > 0 ? fields : undefined)),
    }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 5 },
  ) as fc.Arbitrary<TestItem[]>;
/** Decisions of a person: the items are taken in turn, those that have a gold label stay as they are. */
const decisions = fc.array(fc.option(fc.record({ decision: fc.constantFrom('ambiguous', 'nobodyRight'), reason: fc.oneof(text, fc.constant('')) }), { nil: null }), { maxLength: 5 });
const answers = fc.array(fc.record({ annotator: text, label: text, item: fc.nat() }), { maxLength: 6 });

async function exportTo(service: DataService, fileName: string, settings: Partial<ExportSettings>): Promise<string> {
  const { jobId } = await service.run('exports.run', { folder, fileName, settings: { format: 'jsonl', split: null, selection: null, what: 'gold', history: false, datasetCard: false, escapeFormulas: true, ...settings } } as never);
  const job = await service.jobs.settled(jobId);
  expect(job.error).toBeNull();
  return path.join(folder, fileName);
}

/** Every item by its id, without how its gold label came about: an imported one says so. Keys of an object have no order. */
async function contents(service: DataService): Promise<Map<string, unknown>> {
  const lines = fs.readFileSync(await exportTo(service, 'contents.jsonl', {}), 'utf8').trimEnd().split('\n');
  const sorted = (value: unknown): unknown => (value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]) : Array.isArray(value) ? [...(value as unknown[])].sort() : value);
  return new Map(
    lines.map((line) => {
      const { id, method: _, ...rest } = JSON.parse(line) as { id: string; method: unknown };
      return [id, sorted(rest)];
    }),
  );
}

async function decide(service: DataService, given: readonly ({ decision: string; reason: string } | null)[], items: readonly TestItem[]): Promise<void> {
  const { id: annotatorId } = await service.run('annotators.add', { name: 'judge of all', role: 'adjudicator' } as never);
  for (const [place, decided] of given.entries()) {
    if (decided && items[place] && items[place].gold === undefined) await service.run('gold.decide', { annotatorId, itemId: place + 1, classUid: null, asExample: false, ...decided } as never);
  }
}

async function addAnswers(service: DataService, given: readonly { annotator: string; label: string; item: number }[], count: number): Promise<void> {
  const { db } = service.project;
  for (const { annotator, label, item } of given) {
    db.prepare("INSERT OR IGNORE INTO class (uid, name, color, definition, abstain, retired, position) SELECT 'uid-' || :name, :name, '#888888', '', 0, 0, count(*) FROM class").run({ name: label });
    db.prepare("INSERT OR IGNORE INTO annotator (uid, name, role, imported, created_at) VALUES ('uid-' || :name, :name, 'annotator', 0, 0)").run({ name: annotator });
    const annotatorId = db.prepare<[string], number>('SELECT id FROM annotator WHERE name = ?').pluck().get(annotator)!;
    const uid = ulid();
    await service.run('annotations.add', { annotatorId, queueId: 0, uid, itemId: 1 + (item % count), kind: 'label', classUid: `uid-${label}`, note: '', durationMs: null, nextItemId: null } as never, uid);
  }
}

describe.each([
  ['text', 'csv', true],
  ['text', 'csv', false],
  ['text', 'jsonl', true],
  ['table', 'csv', true],
  ['table', 'jsonl', true],
] as const)('an export of %s items as %s (formulas marked: %s)', (modality, format, escapeFormulas) => {
  it('is imported as what was exported', async () => {
    await fc.assert(
      fc.asyncProperty(items(modality), answers, decisions, async (given, givenAnswers, decided) => {
        const from = openImportService(modality);
        addTestItems(from.project.db, given);
        await addAnswers(from, givenAnswers, given.length);
        await decide(from, decided, given);
        const to = openImportService(modality);
        const file = await exportTo(from, `items.${format}`, { format, escapeFormulas });
        expect(await importFile(to, file, { createClasses: true })).toMatchObject({ ok: true, imported: given.length });
        if (givenAnswers.length > 0) {
          const labels = await exportTo(from, `answers.${format}`, { format, escapeFormulas, what: 'annotations' });
          expect(await importFile(to, labels, { as: 'annotations', createClasses: true })).toMatchObject({ ok: true });
        }
        expect(await contents(to)).toEqual(await contents(from));
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
