import { ulid } from 'ulid';
import { beforeEach, describe, expect, it } from 'vitest';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';
import type { DataService } from '../service';

let service: DataService;
let ann: number;
let ben: number;
const aClass = (name: string) => ({ uid: `uid-${name}`, name, color: '#000000', hotkey: null, definition: '', abstain: false, retired: false });

beforeEach(async () => {
  service = openTestService();
  addTestItems(service.project.db, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
  await service.run('labelSchema.save', { question: '', classes: [aClass('spam'), aClass('ham')] } as never);
  ann = (await service.run('annotators.add', { name: 'Ann', role: 'annotator' } as never)).id;
  ben = (await service.run('annotators.add', { name: 'Ben', role: 'annotator' } as never)).id;
});

const label = (annotatorId: number, itemId: number, classUid: string, nextItemId: number | null = null) =>
  service.run('annotations.add', { annotatorId, queueId: 0, uid: ulid(), itemId, kind: 'label', classUid, note: '', durationMs: null, nextItemId } as never);
const undo = (annotatorId: number, operationId?: string) => service.run('history.undo', { annotatorId } as never, operationId);
const answers = () => service.project.db.prepare('SELECT n.name, l.item_id, c.name FROM current_label l JOIN annotator n ON n.id = l.annotator_id JOIN class c ON c.id = l.class_id ORDER BY 1, 2').raw().all();
const schema = async () => (await service.run('labelSchema.get', {} as never)).classes.map(({ name, retired }) => (retired ? `${name} (retired)` : name));

describe('history.undo', () => {
  it('takes answers back one by one, newest first, bringing back what stood before and the item on the screen', async () => {
    await label(ann, 1, 'uid-spam', 2);
    await label(ann, 2, 'uid-spam', 3);
    await label(ann, 1, 'uid-ham', 3);
    expect(await undo(ann)).toEqual({ title: 'Label', itemId: 1, queueId: 0 });
    expect(answers()).toEqual([['Ann', 1, 'spam'], ['Ann', 2, 'spam']]);
    expect((await service.run('labelling.open', { annotatorId: ann, queueId: 0 } as never)).current?.content.externalId).toBe('a');
    await undo(ann);
    await undo(ann);
    expect(answers()).toEqual([]);
    expect(service.project.db.prepare('SELECT count(*) FROM annotation').pluck().get()).toBe(6);
  });

  it('brings back the right answer when answers in between were taken back', async () => {
    for (const name of ['uid-spam', 'uid-ham']) await label(ann, 1, name);
    await undo(ann);
    await label(ann, 1, 'uid-ham');
    await undo(ann);
    expect(answers()).toEqual([['Ann', 1, 'spam']]);
    await undo(ann);
    expect(answers()).toEqual([]);
  });

  it('takes back only this annotator\'s own steps and those of nobody in particular', async () => {
    await label(ann, 1, 'uid-spam');
    await label(ben, 1, 'uid-ham');
    await undo(ann);
    expect(answers()).toEqual([['Ben', 1, 'ham']]);
    expect(await undo(ann)).toMatchObject({ title: 'Change of the label schema' });
    expect(await undo(ann)).toBeNull();
  });

  it('is done once when the same undo is sent again', async () => {
    await label(ann, 1, 'uid-spam');
    await label(ann, 2, 'uid-spam');
    const operationId = ulid();
    await undo(ann, operationId);
    expect(await undo(ann, operationId)).toEqual({ title: 'Label', itemId: 2, queueId: 0 });
    expect(answers()).toEqual([['Ann', 1, 'spam']]);
  });

  it('gives the label schema its old content as a new version, and retires what is in use by then', async () => {
    await service.run('labelSchema.save', { question: 'Which?', classes: [aClass('ham'), { ...aClass('spam'), name: 'junk' }, aClass('eggs'), aClass('toast')] } as never);
    await label(ben, 1, 'uid-eggs');
    await undo(ann);
    expect(await schema()).toEqual(['spam', 'ham', 'eggs (retired)']);
    expect((await service.run('labelSchema.get', {} as never)).version).toBe(4);
    expect(answers()).toEqual([['Ben', 1, 'eggs']]);
  });

  it('gives the guideline its old text as a new version', async () => {
    await service.run('guideline.save', { markdown: 'Spam sells.' } as never);
    await service.run('guideline.save', { markdown: 'Spam sells something.' } as never);
    await undo(ann);
    const versions = await service.run('guideline.versions', {} as never);
    expect(versions.map(({ version, markdown }) => [version, markdown])).toEqual([[4, 'Spam sells.'], [3, 'Spam sells something.'], [2, 'Spam sells.'], [1, '']]);
  });

  it('takes back queues and their removal', async () => {
    const names = async () => (await service.run('queues.list', { annotatorId: ann } as never)).map(({ name, total }) => `${name} ${total}`);
    const { queueId } = await service.run('queues.create', { name: 'two', selection: { kind: 'ids', ids: [3, 1] }, order: 'asListed', seed: 0 } as never);
    await service.run('queues.remove', { queueId } as never);
    expect(await names()).toEqual(['All items 3']);
    await undo(ann);
    expect(await names()).toEqual(['All items 3', 'two 2']);
    await undo(ann);
    expect(await names()).toEqual(['All items 3']);
  });

  it('lists what it would take back, newest first', async () => {
    await label(ann, 1, 'uid-spam');
    await label(ann, 2, 'uid-spam');
    await undo(ann);
    const listed = await service.run('history.list', { annotatorId: ann, limit: 10 } as never);
    expect(listed.map(({ title, itemId }) => [title, itemId])).toEqual([['Label', 1], ['Change of the label schema', null]]);
  });
});
