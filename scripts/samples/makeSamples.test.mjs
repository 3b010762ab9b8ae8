import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAudioSample } from './audio/makeAudioSample.mjs';
import { makeErrorsSample } from './errors/makeErrorsSample.mjs';
import { makeImageSample } from './image/makeImageSample.mjs';
import { makeLectureSample } from './lecture/makeLectureSample.mjs';
import { makeTableSample } from './table/makeTableSample.mjs';
import { makeTeamAudioSample } from './teamaudio/makeTeamAudioSample.mjs';
import { makeTeamTextSample } from './teamtext/makeTeamTextSample.mjs';
import { makeTextSample } from './text/makeTextSample.mjs';

const MAKERS = { errors: makeErrorsSample, lecture: makeLectureSample, teamtext: makeTeamTextSample, teamaudio: makeTeamAudioSample, text: makeTextSample, image: makeImageSample, audio: makeAudioSample, table: makeTableSample };

describe.each(Object.entries(MAKERS))('the %s sample', (id, make) => {
  let folder;
  let sample;
  let rows;

  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), `sample-${id}-`));
    sample = make(folder);
    const { data, errors } = parse(fs.readFileSync(path.join(folder, sample.files.items), 'utf8'), { header: true, skipEmptyLines: true });
    expect(errors).toEqual([]);
    rows = data;
  });
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it('names only columns that are there', () => {
    const named = [...Object.values(sample.map), ...sample.tags, ...(sample.features ?? [])];
    expect(Object.keys(rows[0])).toEqual(expect.arrayContaining(named));
  });

  it('has a gold label of one of its classes in every row, or in some where a team is at work, and every class occurs', () => {
    const labels = rows.map((row) => row[sample.map.gold]);
    if (sample.annotators) expect(labels.filter(Boolean).length).toBeLessThan(rows.length / 3);
    expect([...new Set(sample.annotators ? labels.filter(Boolean) : labels)].sort()).toEqual(sample.classes.map(({ name }) => name).sort());
  });

  it('has unique ids and tags without gaps', () => {
    expect(new Set(rows.map((row) => row[sample.map.id])).size).toBe(rows.length);
    for (const row of rows) for (const tag of sample.tags) expect(row[tag]).not.toBe('');
  });

  it('has every media file it names, none empty', () => {
    const column = sample.map.image ?? sample.map.audio;
    const files = column ? rows.map((row) => path.join(folder, row[column])) : [];
    expect(files.filter((file) => fs.statSync(file).size < 100)).toEqual([]);
  });

  it('is the same when made again', { timeout: 60_000 }, () => {
    const again = fs.mkdtempSync(path.join(os.tmpdir(), `sample-${id}-again-`));
    make(again);
    const read = (from) => listFiles(from).map((file) => [file, fs.readFileSync(path.join(from, file), 'base64')]);
    expect(read(again)).toEqual(read(folder));
    fs.rmSync(again, { recursive: true });
  });

  it('comes with a guideline that names every class', () => {
    const guidelines = fs.readdirSync(path.join(import.meta.dirname, id)).filter((name) => name.endsWith('.md'));
    expect(guidelines).toHaveLength(sample.phases?.length ?? 1);
    for (const file of guidelines) {
      const guideline = fs.readFileSync(path.join(import.meta.dirname, id, file), 'utf8');
      for (const { name } of [...sample.classes, ...(sample.abstain ?? [])]) expect(guideline).toContain(name);
    }
  });
});

const listFiles = (folder) => fs.readdirSync(folder, { recursive: true }).filter((file) => fs.statSync(path.join(folder, file)).isFile()).sort();
