import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import type { ImportResult, ImportSettings } from '../../../../shared/contract/importing';
import type { SpawnImporter } from '../importerChannel';
import type { DataService } from '../../service';
import { dumpTables, importFile, importInProcess, openImportService } from '../testImport';
import type { CorpusCase, Expected } from './corpusCase';

/** Imports one bad input into a fresh project and checks everything that is expected of it. */
export async function runCase(theCase: CorpusCase, spawnImporter: SpawnImporter = importInProcess): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-corpus-'));
  try {
    const file = path.join(folder, theCase.file);
    fs.writeFileSync(file, theCase.bytes());
    const spawn = theCase.whileReading ? disturbing(spawnImporter, () => theCase.whileReading!(file)) : spawnImporter;
    await check(theCase, file, theCase.settings ?? {}, theCase.expected, spawn);
    if (theCase.answered) await check(theCase, file, { ...theCase.settings, ...theCase.answered.settings }, theCase.answered.expected, spawnImporter);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith(`goldset-import-${process.pid}-`))).toEqual([]);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function check(theCase: CorpusCase, file: string, settings: Partial<ImportSettings>, expected: Expected, spawn: SpawnImporter): Promise<void> {
  const service = openImportService(theCase.modality, spawn);
  const before = dumpTables(service);
  const result = await importFile(service, file, settings);
  const taken = expected.outcome === 'import' || expected.outcome === 'warn';
  expect({ ok: result.ok, problems: result.ok === taken ? [] : result.problems }).toEqual({ ok: taken, problems: [] });
  for (const wanted of expected.problems ?? []) checkProblem(result, wanted);
  if (expected.outcome === 'import' && settings.onBadRow !== 'skip') expect(result.problems).toEqual([]);
  if (expected.outcome === 'warn') expect(result.problems.map((problem) => problem.severity)).not.toContain('error');
  if (expected.outcome === 'ask') expect(result.problems.map((problem) => problem.severity)).toContain('question');
  if (!taken) {
    expect(result.imported).toBe(0);
    expect(dumpTables(service)).toBe(before);
  } else checkItems(service, expected);
}

function checkProblem(result: ImportResult, wanted: NonNullable<Expected['problems']>[number]): void {
  const { message, ...place } = wanted;
  const found = result.problems.filter((problem) => problem.code === wanted.code);
  expect(found).toContainEqual(expect.objectContaining(place));
  if (message) expect(found.some((problem) => message.test(problem.message)) ? 'as wanted' : found.map((problem) => problem.message)).toBe('as wanted');
  for (const problem of found) expect((problem.found ?? '').length).toBeLessThanOrEqual(80);
}

function checkItems(service: DataService, expected: Expected): void {
  const { db } = service.project;
  const list = (sql: string) => db.prepare<[], string>(sql).pluck().all();
  if (expected.ids) expect(list('SELECT external_id FROM item ORDER BY id')).toEqual(expected.ids);
  if (expected.contents) expect(list('SELECT content FROM item ORDER BY id')).toEqual(expected.contents);
  if (expected.metadata) expect(list('SELECT metadata FROM item ORDER BY id').map((json) => JSON.parse(json) as unknown)).toEqual(expected.metadata);
  if (expected.classes) expect(list('SELECT name FROM class ORDER BY position')).toEqual(expected.classes);
}

/** Does something just before the importer is told to begin with the second piece. */
function disturbing(spawn: SpawnImporter, disturb: () => void): SpawnImporter {
  return async () => {
    const channel = await spawn();
    let done = false;
    return {
      ...channel,
      onMessage: (listener) =>
        channel.onMessage((message) => {
          if (!done) disturb();
          done = true;
          listener(message);
        }),
    };
  };
}
