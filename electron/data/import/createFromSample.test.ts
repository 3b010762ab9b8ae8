import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeProjectFile } from '../project/openProjectFile';
import { DataService } from '../service';
import { createFromSample } from './createFromSample';
import { openImportService } from './testImport';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const SAMPLE = {
  id: 'image', title: 'Cats and dogs', modality: 'image', question: 'Which animal?',
  classes: [{ name: 'cat', definition: 'Meows.' }, { name: 'dog', definition: '' }],
  abstain: [{ name: '[unclear]', definition: 'Blurred.' }],
  synthetic: 'These animals were drawn.',
  files: { items: 'images.csv' }, map: { id: 'id', image: 'image', gold: 'animal' }, tags: ['place'],
  phases: [{ guideline: '# Look at the ears' }],
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
    expect(all('SELECT version, markdown FROM guideline_version')).toEqual([[1, '# Look at the ears']]);
    const [[content, root, gold, metadata]] = all('SELECT content, path, c.name, metadata FROM item i JOIN media_root r ON r.id = media_root_id JOIN item_state ON item_id = i.id JOIN class c ON c.id = gold_class_id') as [[string, string, string, string]];
    expect([root, gold, metadata]).toEqual(['my.media', 'dog', '[["name","Rex"]]']);
    expect(fs.readFileSync(path.join(folder, root, content))).toEqual(PNG);
    expect(all('SELECT key, value FROM tag')).toEqual([['place', 'home']]);
    closeProjectFile(project);
  });

  it('brings what a team has answered: profiles one can switch to, and each answer under the guideline of its time', async () => {
    const team = {
      annotators: [{ name: 'Ada', role: 'adjudicator' }, { name: 'Ben', role: 'annotator' }],
      phases: [
        { guideline: '# Look at the ears', since: '2026-03-02T08:00:00Z', answers: 'answers-1.csv' },
        { guideline: '# Listen', since: '2026-03-09T08:00:00Z', answers: 'answers-2.csv' },
      ],
    };
    fs.writeFileSync(path.join(folder, 'sample/sample.json'), JSON.stringify({ ...SAMPLE, ...team }));
    fs.writeFileSync(path.join(folder, 'sample/images.csv'), 'id,image,animal,place\na,images/1.png,,home\nb,images/1.png,,home\n');
    const columns = 'item,annotator,label,time,kind,note,durationMs,schemaVersion,guidelineVersion\n';
    fs.writeFileSync(path.join(folder, 'sample/answers-1.csv'), `${columns}a,Ada,cat,2026-03-02T09:00:00Z,label,,9000,1,1\nb,Ada,,2026-03-02T09:01:00Z,ambiguous,both?,1500,1,1\na,Ben,dog,2026-03-02T09:02:00Z,label,,800,1,1\n`);
    fs.writeFileSync(path.join(folder, 'sample/answers-2.csv'), `${columns}a,Ben,cat,2026-03-09T09:00:00Z,label,,700,1,2\n`);
    const project = await createFromSample(options, path.join(folder, 'sample'), path.join(folder, 'my.goldset'));
    const all = (sql: string) => project.db.prepare<[], unknown[]>(sql).raw().all();
    expect(all('SELECT name, role, imported FROM annotator')).toEqual([['Ada', 'adjudicator', 0], ['Ben', 'annotator', 0]]);
    expect(all('SELECT version, markdown, created_at FROM guideline_version')).toEqual([[1, '# Look at the ears', Date.UTC(2026, 2, 2, 8)], [2, '# Listen', Date.UTC(2026, 2, 9, 8)]]);
    expect(all('SELECT external_id, n.name, kind, c.name, note, duration_ms, guideline_version FROM annotation a JOIN item i ON i.id = item_id JOIN annotator n ON n.id = annotator_id LEFT JOIN class c ON c.id = class_id ORDER BY seq')).toEqual([
      ['a', 'Ada', 'label', 'cat', '', 9000, 1],
      ['b', 'Ada', 'ambiguous', null, 'both?', 1500, 1],
      ['a', 'Ben', 'label', 'dog', '', 800, 1],
      ['a', 'Ben', 'label', 'cat', '', 700, 2],
    ]);
    expect(all('SELECT annotations, agreement FROM item_state')).toEqual([[2, 1], [0, null]]);
    closeProjectFile(project);
  });

  it('gives each of the team a queue, with hidden questions among the rest, and knows how they did', async () => {
    const team = {
      annotators: [{ name: 'Ada', role: 'annotator' }, { name: 'Ben', role: 'annotator' }],
      plan: { name: 'All of us', questions: 1, seed: 1 },
      phases: [{ guideline: '# Look at the ears', since: '2026-03-02T08:00:00Z', answers: 'answers.csv' }],
    };
    fs.writeFileSync(path.join(folder, 'sample/sample.json'), JSON.stringify({ ...SAMPLE, ...team }));
    fs.writeFileSync(path.join(folder, 'sample/images.csv'), 'id,image,animal,place\na,images/1.png,,home\nb,images/1.png,dog,home\nc,images/1.png,,home\n');
    fs.writeFileSync(path.join(folder, 'sample/answers.csv'), 'item,annotator,label,time,kind,note,durationMs,schemaVersion,guidelineVersion\na,Ada,cat,2026-03-02T09:00:00Z,label,,9000,1,1\nb,Ada,dog,2026-03-02T09:01:00Z,label,,9000,1,1\nb,Ben,cat,2026-03-02T09:02:00Z,label,,800,1,1\n');
    const project = await createFromSample(options, path.join(folder, 'sample'), path.join(folder, 'my.goldset'));
    const service = new DataService({ ...options, onJob: () => undefined, onChanged: () => undefined });
    service.setProject(project);
    expect(await service.run('assignments.list', {} as never)).toMatchObject([{ name: 'All of us', createdAt: Date.UTC(2026, 2, 2, 8), annotators: [{ name: 'Ada', total: 3, labelled: 2 }, { name: 'Ben', total: 3, labelled: 1 }] }]);
    expect(await service.run('goldQuestions.result', {} as never)).toMatchObject([{ name: 'Ada', answered: 1, right: 1 }, { name: 'Ben', answered: 1, right: 0 }]);
    closeProjectFile(project);
  });

  it('leaves no project behind when the sample cannot be imported', async () => {
    fs.writeFileSync(path.join(folder, 'sample/images.csv'), 'id,image,animal,place\na,images/none.png,dog,home\n');
    await expect(createFromSample(options, path.join(folder, 'sample'), path.join(folder, 'my.goldset'))).rejects.toThrow('The sample could not be imported');
    expect(fs.readdirSync(folder)).toEqual(['sample']);
  });
});
