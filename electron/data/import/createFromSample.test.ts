import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeProjectFile } from '../project/openProjectFile';
import { createFromSample } from './createFromSample';
import { openImportService } from './testImport';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const SAMPLE = {
  id: 'image', title: 'Cats and dogs', modality: 'image', question: 'Which animal?',
  classes: [{ name: 'cat', definition: 'Meows.' }, { name: 'dog', definition: '' }],
  abstain: [{ name: '[unclear]', definition: 'Blurred.' }],
  synthetic: 'These animals were drawn.',
  files: { items: 'images.csv' }, map: { id: 'id', image: 'image', gold: 'animal' }, tags: ['place'],
  guideline: '# Look at the ears',
};
let folder: string;
const { options } = openImportService();

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'goldset-sample-'));
  fs.mkdirSync(path.join(folder, 'sample/images'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'sample/sample.json'), JSON.stringify(SAMPLE));
  fs.writeFileSync(path.join(folder, 'sample/images/1.png'), PNG);
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('createFromSample', () => {
  it('makes a project with classes, guideline, notice and items, whose media stand beside it', async () => {
    fs.writeFileSync(path.join(folder, 'sample/images.csv'), 'id,image,animal,place,name\na,images/1.png,dog,home,Rex\n');
    const project = await createFromSample(options, path.join(folder, 'sample'), path.join(folder, 'my.goldset'));
    const all = (sql: string) => project.db.prepare<[], unknown[]>(sql).raw().all();
    expect(all('SELECT name, color, hotkey, abstain FROM class ORDER BY position')).toEqual([['cat', '#0072b2', '1', 0], ['dog', '#e69f00', '2', 0], ['[unclear]', '#009e73', '3', 1]]);
    expect(all("SELECT value FROM project WHERE key IN ('name', 'notice') ORDER BY key")).toEqual([['Cats and dogs'], ['These animals were drawn.']]);
    expect(all('SELECT markdown FROM guideline_version ORDER BY version DESC LIMIT 1')).toEqual([['# Look at the ears']]);
    const [[content, root, gold, metadata]] = all('SELECT content, path, c.name, metadata FROM item i JOIN media_root r ON r.id = media_root_id JOIN item_state ON item_id = i.id JOIN class c ON c.id = gold_class_id') as [[string, string, string, string]];
    expect([root, gold, metadata]).toEqual(['my.media', 'dog', '[["name","Rex"]]']);
    expect(fs.readFileSync(path.join(folder, root, content))).toEqual(PNG);
    expect(all('SELECT key, value FROM tag')).toEqual([['place', 'home']]);
    closeProjectFile(project);
  });

  it('leaves no project behind when the sample cannot be imported', async () => {
    fs.writeFileSync(path.join(folder, 'sample/images.csv'), 'id,image,animal,place\na,images/none.png,dog,home\n');
    await expect(createFromSample(options, path.join(folder, 'sample'), path.join(folder, 'my.goldset'))).rejects.toThrow('The sample could not be imported');
    expect(fs.readdirSync(folder)).toEqual(['sample']);
  });
});
