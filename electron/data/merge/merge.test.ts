import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MergeFolder } from './testMerge';

let folder: MergeFolder;
beforeEach(() => {
  folder = new MergeFolder();
});
afterEach(() => folder.remove());

/** Saves the label schema with just these of the first classes, in this order. */
const keepClasses = (name: string, classes: readonly string[]) =>
  folder.with(name, (service) => service.run('labelSchema.save', { question: 'Which?', classes: classes.map((entry) => ({ uid: `uid-${entry}`, name: entry, color: '#000000', hotkey: null, definition: '', abstain: false, retired: false })) } as never));

describe('merging copies of a project', () => {
  it('brings what each copy has beyond the other, and nothing the second time', async () => {
    await folder.make('a.goldset');
    await folder.answer('a.goldset', 't1', 'Ann', 'spam');
    folder.copy('a.goldset', 'b.goldset');
    await folder.answer('a.goldset', 't2', 'Ann', 'ham');
    await folder.answer('b.goldset', 't2', 'Ben', 'ham');
    await folder.answer('b.goldset', 't3', 'Ben', 'skip');
    expect(await folder.merge('a.goldset', 'b.goldset')).toMatchObject({ added: 2, known: 1, conflicts: 0 });
    expect(await folder.problems('a.goldset')).toEqual([]);
    const state = await folder.state('a.goldset');
    expect(await folder.merge('a.goldset', 'b.goldset')).toMatchObject({ added: 0, known: 3, conflicts: 0 });
    expect(await folder.state('a.goldset')).toBe(state);
    // the other way round
    expect(await folder.merge('b.goldset', 'a.goldset')).toMatchObject({ added: 1, known: 3, conflicts: 0 });
    expect(await folder.state('b.goldset')).toBe(state);
    expect(await folder.problems('b.goldset')).toEqual([]);
  });

  it('says what would come in, and changes nothing by saying it', async () => {
    await folder.make('a.goldset');
    folder.copy('a.goldset', 'b.goldset');
    await folder.answer('a.goldset', 't1', 'Ann', 'spam');
    await folder.answer('b.goldset', 't1', 'Ann', 'ham');
    const before = await folder.state('a.goldset');
    const preview = await folder.preview('a.goldset', 'b.goldset');
    expect(preview).toMatchObject({ added: 1, known: 0, conflicts: 1, dryRun: true, files: [{ kind: 'copy', byAnnotator: [{ annotator: 'Ann', added: 1 }] }], conflictList: [{ kind: 'answer', item: 't1', annotator: 'Ann' }] });
    expect(await folder.state('a.goldset')).toBe(before);
    const { conflictList } = await folder.merge('a.goldset', 'b.goldset');
    expect(conflictList).toEqual(preview.conflictList);
  });

  it('keeps both answers where two copies disagree, lets one count in every copy, and the other when that is taken back', async () => {
    await folder.make('a.goldset');
    folder.copy('a.goldset', 'b.goldset');
    await folder.answer('a.goldset', 't1', 'Ann', 'spam');
    await folder.answer('b.goldset', 't1', 'Ann', 'ham', Date.UTC(2099, 0, 1));
    await folder.merge('a.goldset', 'b.goldset');
    await folder.merge('b.goldset', 'a.goldset');
    expect(await folder.state('a.goldset')).toBe(await folder.state('b.goldset'));
    const stats = () => folder.with('a.goldset', (service) => service.project.db.prepare('SELECT c.name FROM current_label JOIN class c ON c.id = class_id').pluck().all());
    const [first] = await stats();
    await folder.answer('a.goldset', 't1', 'Ann', null);
    expect(await stats()).toEqual([first === 'spam' ? 'ham' : 'spam']);
    expect(await folder.problems('a.goldset')).toEqual([]);
  });

  it('goes on from a copy that went on alone', async () => {
    await folder.make('a.goldset');
    folder.copy('a.goldset', 'b.goldset');
    await folder.answer('b.goldset', 't1', 'Ann', 'spam');
    await folder.merge('a.goldset', 'b.goldset');
    await folder.answer('a.goldset', 't2', 'Ann', 'spam');
    await folder.answer('b.goldset', 't2', 'Ben', 'ham');
    await folder.merge('a.goldset', 'b.goldset');
    await folder.merge('b.goldset', 'a.goldset');
    expect(await folder.state('a.goldset')).toBe(await folder.state('b.goldset'));
    expect([await folder.problems('a.goldset'), await folder.problems('b.goldset')]).toEqual([[], []]);
  });

  it('brings back a class that was removed here and that a copy labels with, alike in both orders', async () => {
    await folder.make('a.goldset');
    folder.copy('a.goldset', 'b.goldset');
    await keepClasses('a.goldset', ['ham', 'eggs']);
    await folder.answer('b.goldset', 't1', 'Ann', 'spam');
    await folder.answer('b.goldset', 't1', 'Ben', 'eggs');
    folder.copy('b.goldset', 'c.goldset');
    await folder.merge('c.goldset', 'a.goldset');
    await folder.merge('a.goldset', 'b.goldset');
    const schema = (name: string) => folder.with(name, async (service) => (await service.run('labelSchema.get', {} as never)).classes.map(({ name: of, retired }) => [of, retired]));
    expect(await schema('a.goldset')).toEqual([['spam', false], ['ham', false], ['eggs', false]]);
    expect(await schema('a.goldset')).toEqual(await schema('c.goldset'));
    expect(await folder.state('a.goldset')).toBe(await folder.state('c.goldset'));
    // and once more, either way
    await folder.merge('a.goldset', 'c.goldset');
    await folder.merge('b.goldset', 'a.goldset');
    expect(await folder.state('b.goldset')).toBe(await folder.state('a.goldset'));
    expect(await folder.problems('a.goldset')).toEqual([]);
  });

  it('leaves a class removed that no copy labels with, alike in both orders', async () => {
    await folder.make('a.goldset');
    folder.copy('a.goldset', 'b.goldset');
    await keepClasses('a.goldset', ['ham', 'eggs']);
    await folder.merge('a.goldset', 'b.goldset');
    await folder.merge('b.goldset', 'a.goldset');
    expect(await folder.state('a.goldset')).toBe(await folder.state('b.goldset'));
    expect(await folder.with('a.goldset', ({ project: { db } }) => db.prepare('SELECT name FROM class ORDER BY position').pluck().all())).toEqual(['ham', 'eggs']);
  });

  it('tells once how many answers were given under versions of the schema that only the copy has', async () => {
    await folder.make('a.goldset');
    folder.copy('a.goldset', 'b.goldset');
    await keepClasses('a.goldset', ['ham', 'spam', 'eggs']);
    await folder.answer('b.goldset', 't1', 'Ben', 'spam');
    await keepClasses('b.goldset', ['eggs', 'ham', 'spam']);
    await folder.answer('b.goldset', 't2', 'Ben', 'spam');
    expect(await folder.merge('a.goldset', 'b.goldset')).toMatchObject({ added: 2, conflicts: 1, conflictList: [{ kind: 'labelSchema', message: expect.stringMatching(/^1 annotations of b\.goldset were given under versions of the label schema that only it has \(later than version 2\)/) as string }] });
    expect(await folder.merge('a.goldset', 'b.goldset')).toMatchObject({ added: 0, conflicts: 0 });
  });

  it('takes a copy that removed a class and took that back, though answers here speak of it', async () => {
    await folder.make('a.goldset');
    folder.copy('a.goldset', 'b.goldset');
    await folder.answer('a.goldset', 't1', 'Ann', 'eggs');
    await keepClasses('b.goldset', ['spam', 'ham']);
    await keepClasses('b.goldset', ['spam', 'ham', 'eggs']);
    await folder.answer('b.goldset', 't2', 'Ben', 'ham');
    expect(await folder.merge('a.goldset', 'b.goldset')).toMatchObject({ added: 1 });
    await folder.merge('b.goldset', 'a.goldset');
    expect(await folder.state('a.goldset')).toBe(await folder.state('b.goldset'));
    expect(await folder.problems('a.goldset')).toEqual([]);
  });

  it('refuses another project and names both', async () => {
    await folder.make('a.goldset', { title: 'Emails' });
    await folder.make('b.goldset', { title: 'Reviews' });
    await expect(folder.merge('a.goldset', 'b.goldset')).rejects.toThrow(/otherProject: b\.goldset belongs to another project: “Reviews” .* this is “Emails”/);
  });
});

describe('work packages', () => {
  it('go out, become a project, come back, and merge', async () => {
    await folder.make('a.goldset');
    await folder.answer('a.goldset', 't1', 'Ann', 'spam');
    await folder.answer('a.goldset', 't1', 'Ben', 'ham');
    await folder.answer('a.goldset', 't2', 'Ann', 'ham');
    expect(await folder.package('a.goldset', 'Ann', 'ann.goldset-package')).toMatchObject({ items: 6, annotations: 2, media: 0 });
    const { createFromPackage } = await import('../packages/createFromPackage');
    const { importInProcess } = await import('../import/testImport');
    const { closeProjectFile } = await import('../project/openProjectFile');
    closeProjectFile(await createFromPackage({ spawnImporter: importInProcess }, folder.at('ann.goldset-package'), folder.at('ann.goldset')));
    expect(await folder.problems('ann.goldset')).toEqual([]);
    await folder.with('ann.goldset', (service) => {
      expect(service.project.db.prepare('SELECT name FROM annotator').pluck().all()).toEqual(['Ann']);
      expect(service.project.db.prepare('SELECT count(*) FROM annotation').pluck().get()).toBe(2);
    });
    await folder.answer('ann.goldset', 't2', 'Ann', 'spam');
    await folder.answer('ann.goldset', 't3', 'Ann', 'eggs');
    expect(await folder.package('ann.goldset', 'Ann', 'back.goldset-package')).toMatchObject({ items: 3, annotations: 4 });
    expect(await folder.merge('a.goldset', 'back.goldset-package')).toMatchObject({ added: 2, known: 2, conflicts: 0, files: [{ kind: 'package', annotator: 'Ann' }] });
    expect(await folder.problems('a.goldset')).toEqual([]);
    const state = await folder.state('a.goldset');
    expect(await folder.merge('a.goldset', 'back.goldset-package')).toMatchObject({ added: 0, known: 4 });
    expect(await folder.state('a.goldset')).toBe(state);
  });
});
