import Database from 'better-sqlite3';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeProjectFile, openProjectFile } from '../data/project/openProjectFile';
import { Refusal } from '../data/refusal';
import { addLabel, makeFolder, makeProjectFile, serve } from '../data/testProjectFile';
import { makeRandom } from './makeRandom';
import { firstSeed, isFull } from './rounds';

const LABELS = 60;
let folder: string;
let remove: () => void;
let file: string;
let whole: Buffer;

beforeEach(async () => {
  ({ folder, remove } = makeFolder());
  file = path.join(folder, 'labels.goldset');
  await makeProjectFile(file, { items: 100, labels: LABELS });
  whole = readFileSync(file);
});
afterEach(() => remove());

/** Opens, verifies and reads the log; a refusal is an answer too, anything else that is thrown fails the test. */
async function examine(): Promise<{ refusal: Refusal } | { problems: readonly string[]; events: unknown[]; uid: unknown }> {
  try {
    const project = openProjectFile(file);
    try {
      const { problems } = await serve(project).run('project.verify', {} as never);
      return { problems, events: readLog(project.db), uid: project.db.prepare("SELECT value FROM project WHERE key = 'uid'").pluck().get() };
    } finally {
      closeProjectFile(project);
    }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error };
    throw error;
  }
}

function readLog(db: Database.Database): unknown[] {
  try {
    return db.prepare('SELECT * FROM annotation ORDER BY seq').raw().all();
  } catch (error) {
    return [String(error)];
  }
}

describe('T10: the project file is damaged', () => {
  it.each([
    ['to 1 byte', () => 1, 'notProject'],
    ['to 100 bytes', () => 100, 'damaged'],
    ['to a twentieth', (size: number) => Math.floor(size * 0.05), 'damaged'],
    ['to a half', (size: number) => Math.floor(size * 0.5), 'damaged'],
    ['by a twentieth', (size: number) => Math.floor(size * 0.95), 'damaged'],
    ['by its last page', (size: number) => size - 4_096, 'damaged'],
  ])('is refused in plain words when it is cut %s, and left as it is', async (_, size, code) => {
    const cut = whole.subarray(0, size(whole.length));
    writeFileSync(file, cut);
    const found = await examine();
    expect(found).toMatchObject({ refusal: { code, message: expect.stringContaining('labels.goldset is') } });
    expect(readFileSync(file).equals(cut)).toBe(true);
  });

  it.each([[16], [100], [512], [4_096]])('is refused when its first %i bytes are zeros', async (bytes) => {
    const zeroed = Buffer.concat([Buffer.alloc(bytes), whole.subarray(bytes)]);
    writeFileSync(file, zeroed);
    expect(await examine()).toMatchObject({ refusal: { code: 'damaged', message: 'labels.goldset is damaged: its beginning holds only zeros. Nothing was changed.' } });
    expect(readFileSync(file).equals(zeroed)).toBe(true);
  });

  it('shows every changed byte of an event', { timeout: 600_000 }, async () => {
    const random = makeRandom(firstSeed);
    const pages = eventPages();
    const log = logOf(whole);
    let harmless = 0;
    const flips = isFull ? 1_000 : 100;
    for (let flip = 0; flip < flips; flip += 1) {
      const page = pages[random(pages.length)]!;
      // cells fill a page from its end; before them lies free space
      const contentStart = whole.readUInt16BE(page + 5);
      const offset = page + contentStart + random(4_096 - contentStart);
      const damaged = Buffer.from(whole);
      damaged[offset] = damaged[offset]! ^ (1 << random(8));
      writeFileSync(file, damaged);
      const found = await examine();
      const isSeen = 'refusal' in found || found.problems.length > 0;
      // a bit of the encoding may change without a value changing
      if (!isSeen) expect(found.events, `seed ${firstSeed}, byte ${offset}`).toEqual(log);
      if (!isSeen) harmless += 1;
    }
    expect(harmless).toBeLessThan(flips / 20);
    console.info(`T10: ${flips - harmless} of ${flips} flipped bits in events found, the others (${harmless}) change no value`);
  });

  it('opens as far as it was folded in when the write-ahead log is gone, and as the log says when its end is cut', async () => {
    const log = await labelIntoLog(10);
    rmSync(`${file}-wal`);
    expect(await examine()).toMatchObject({ problems: [], events: { length: LABELS } });

    let before = LABELS;
    for (const share of [0.1, 0.5, 0.9, 1]) {
      writeFileSync(file, whole);
      writeFileSync(`${file}-wal`, log.subarray(0, Math.floor(log.length * share)));
      const found = await examine();
      expect(found).toMatchObject({ problems: [] });
      const { length } = (found as { events: unknown[] }).events;
      expect(length).toBeGreaterThanOrEqual(before);
      before = length;
    }
    expect(before).toBe(LABELS + 10);
  });

  it('is refused, and left as it is, with the write-ahead log of another project beside it', async () => {
    const other = path.join(folder, 'other.goldset');
    const own = file;
    await makeProjectFile(other, { items: 100, labels: 5 });
    file = other;
    const otherLog = await labelIntoLog(30);
    file = own;
    writeFileSync(`${own}-wal`, otherLog);
    expect(await examine()).toMatchObject({ refusal: { code: 'damaged' } });
    expect(readFileSync(own).equals(whole)).toBe(true);
  });
});

/** Labels on, and puts the file and its log back as they were just before closing; returns the log. */
async function labelIntoLog(labels: number): Promise<Buffer> {
  const project = openProjectFile(file);
  const service = serve(project);
  for (let itemId = 61; itemId < 61 + labels; itemId += 1) await addLabel(service, itemId);
  const log = readFileSync(`${file}-wal`);
  const before = `${file}.before`;
  copyFileSync(file, before);
  closeProjectFile(project);
  copyFileSync(before, file);
  rmSync(before);
  expect(existsSync(`${file}-wal`)).toBe(false);
  writeFileSync(`${file}-wal`, log);
  return log;
}

/** Offsets of the leaf pages of the table of events. */
function eventPages(): number[] {
  const db = new Database(file, { readonly: true });
  const pages = db.prepare<[], number>("SELECT pageno FROM dbstat WHERE name = 'annotation' AND pagetype = 'leaf'").pluck().all();
  db.close();
  return pages.map((page) => (page - 1) * 4_096);
}

function logOf(bytes: Buffer): unknown[] {
  const copy = `${file}.log`;
  writeFileSync(copy, bytes);
  const db = new Database(copy, { readonly: true });
  const log = readLog(db);
  db.close();
  return log;
}
