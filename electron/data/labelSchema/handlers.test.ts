import { ulid } from 'ulid';
import { beforeEach, describe, expect, it } from 'vitest';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';
import type { DataService } from '../service';
import { addClasses } from './addClasses';

let service: DataService;
const aClass = (name: string, change = {}) => ({ uid: `uid-${name}`, name, color: '#000000', hotkey: null, definition: '', abstain: false, retired: false, ...change });
const save = (...classes: unknown[]) => service.run('labelSchema.save', { question: 'Which?', classes } as never);

beforeEach(() => {
  service = openTestService();
});

describe('labelSchema.save', () => {
  it('makes one version a change, none without one, and keeps the old ones', async () => {
    await save(aClass('spam'));
    await save(aClass('spam'));
    await save(aClass('spam', { color: '#ff0000' }), aClass('ham'));
    const versions = await service.run('labelSchema.versions', {} as never);
    expect(versions.map(({ version, classes }) => [version, classes.map(({ name, color }) => `${name} ${color}`)])).toEqual([[3, ['spam #ff0000', 'ham #000000']], [2, ['spam #000000']], [1, []]]);
  });

  it('lets two classes swap names and keeps their identity', async () => {
    await save(aClass('spam'), aClass('ham'));
    const ids = () => service.project.db.prepare('SELECT uid, id FROM class ORDER BY id').raw().all();
    const before = ids();
    await save(aClass('spam', { name: 'ham' }), aClass('ham', { name: 'spam' }));
    expect(ids()).toEqual(before);
    expect(service.project.db.prepare('SELECT name FROM class ORDER BY position').pluck().all()).toEqual(['ham', 'spam']);
  });

  it('refuses to remove a class that was ever used, even when no answer speaks of it now', async () => {
    await save(aClass('spam'), aClass('ham'), aClass('eggs'));
    addTestItems(service.project.db, [{ id: 'a' }]);
    const annotatorId = (await service.run('annotators.add', { name: 'Ann', role: 'annotator' } as never)).id;
    for (const classUid of ['uid-spam', 'uid-ham']) await service.run('annotations.add', { annotatorId, queueId: 0, uid: ulid(), itemId: 1, kind: 'label', classUid, note: '', durationMs: null, nextItemId: null } as never);
    await expect(save(aClass('ham'))).rejects.toThrow('“spam” has annotations, gold labels or predictions and cannot be removed. Retire it instead');
    await save(aClass('spam', { retired: true }), aClass('ham'));
    expect(service.project.db.prepare('SELECT name, retired FROM class ORDER BY position').raw().all()).toEqual([['spam', 1], ['ham', 0]]);
  });

  it('refuses two classes of one name or one key and changes nothing', async () => {
    await save(aClass('spam'));
    await expect(save(aClass('spam'), { ...aClass('spam'), uid: 'other' })).rejects.toThrow('Two classes are called “spam”.');
    await expect(save(aClass('spam', { hotkey: '1' }), aClass('ham', { hotkey: '1' }))).rejects.toThrow('share the key 1');
    expect((await service.run('labelSchema.get', {} as never)).version).toBe(2);
  });

  it('takes names that are tables of objects, markup or long as they are', async () => {
    const names = ['__proto__', 'constructor', '<b onclick=alert(1)>', 'x'.repeat(10_000), ' '];
    await save(...names.map((name, index) => aClass(name, { uid: `u${index}` })));
    expect((await service.run('labelSchema.get', {} as never)).classes.map(({ name }) => name)).toEqual(names);
  });
});

describe('addClasses', () => {
  it('adds what is missing in order of appearance, with colours and keys, as one version', async () => {
    await save(aClass('spam', { hotkey: '1' }));
    const ids = addClasses(service.project.db, ['ham', 'spam', 'ham', 'eggs'], 5);
    const { version, classes } = await service.run('labelSchema.get', {} as never);
    expect(version).toBe(3);
    expect(classes.map(({ name, hotkey }) => [name, hotkey])).toEqual([['spam', '1'], ['ham', '2'], ['eggs', '3']]);
    expect([...ids.keys()].sort()).toEqual(['eggs', 'ham', 'spam']);
    expect(new Set(classes.map(({ color }) => color)).size).toBe(3);
  });

  it('adds none in a work package: its answers could not go back', () => {
    const { db } = service.project;
    addClasses(db, ['spam'], 0);
    db.prepare("INSERT INTO project (key, value) VALUES ('packageUid', 'x')").run();
    expect([...addClasses(db, ['spam'], 0).keys()]).toEqual(['spam']);
    expect(() => addClasses(db, ['spam', 'ham'], 0)).toThrow('This project is a work package: its classes are those of the project that it came from');
    expect(db.prepare('SELECT name FROM class').pluck().all()).toEqual(['spam']);
  });
});
