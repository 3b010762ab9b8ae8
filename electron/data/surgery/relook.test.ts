import { ulid } from 'ulid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SchemaSurgery } from '../../../shared/domain/schemaSurgery';
import type { DataService } from '../service';
import { openTestService } from '../testProject';
import { addTestLabels } from './testLabels';

let service: DataService;
let uids: string[];

const apply = (surgery: SchemaSurgery) => service.run('surgery.apply', { surgery } as never);
const older = () => service.run('surgery.older', {} as never);
const relook = (version: number, audience: 'everybody' | 'each') => service.run('surgery.relook', { version, audience } as never);
const undo = (annotatorId: number | null = null) => service.run('history.undo', { annotatorId } as never);
const open = (annotatorId: number, queueId: number) => service.run('labelling.open', { annotatorId, queueId } as never);
const answer = (annotatorId: number, queueId: number, itemId: number, classUid: string, nextItemId: number | null = null) =>
  service.run('annotations.add', { annotatorId, queueId, uid: ulid(), itemId, kind: 'label', classUid, note: '', durationMs: null, nextItemId } as never);
const split = (): SchemaSurgery => ({ kind: 'split', from: uids[0]!, into: [{ uid: 'first', name: 'first', definition: '' }, { uid: 'second', name: 'second', definition: '' }] });
const rows = <T>(sql: string) => service.project.db.prepare(sql).pluck().all() as T[];
const sound = async () => expect(await service.run('project.verify', {} as never)).toEqual({ ok: true, problems: [] });

beforeEach(() => {
  service = openTestService();
  // annotator 4 is a source of imported answers
  uids = addTestLabels(service.project.db, { items: 60, answersAnItem: 2, annotators: 4, classes: ['a', 'b', 'c'], seed: 3 });
});

describe('surgery.older', () => {
  it('counts what was answered under the older meaning and not since, and nothing for a change that was taken back', async () => {
    const { version, counts } = await apply(split());
    const wanted = rows<number>(`SELECT item_id FROM current_label l JOIN class c ON c.id = l.class_id WHERE c.name = 'a'`);
    expect(counts.older.annotations).toBe(wanted.length);
    expect(await older()).toMatchObject([{ version, annotations: wanted.length, items: new Set(wanted).size }]);
    const [itemId] = rows<number>(`SELECT item_id FROM current_label l JOIN class c ON c.id = l.class_id WHERE c.name = 'a' AND annotator_id = 1`);
    await answer(1, 0, itemId!, 'first');
    expect(await older()).toMatchObject([{ annotations: wanted.length - 1 }]);
    await undo(1);
    expect(await older()).toMatchObject([{ annotations: wanted.length }]);
    await undo();
    expect(await older()).toEqual([]);
  });

  it('takes answers that were merged into the class before its meaning changed, and not those merged into it later', async () => {
    const [a, b, c] = uids as [string, string, string];
    const given = (names: string) => rows<number>(`SELECT count(*) FROM current_label l JOIN annotation a ON a.seq = l.seq JOIN class c ON c.id = a.class_id WHERE c.name IN (${names})`)[0];
    await apply({ kind: 'merge', from: [a], into: b });
    const { counts } = await apply({ kind: 'rename', uid: b, name: 'b2', definition: null, meaningChanged: true });
    expect(counts.older.annotations).toBe(given("'a', 'b2'"));
    await apply({ kind: 'merge', from: [c], into: b });
    expect(await older()).toMatchObject([{ annotations: given("'a', 'b2'") }]);
  });

  it('for a borderline class, only items on which both neighbours were answered', async () => {
    const [a, b] = uids as [string, string];
    const { counts } = await apply({ kind: 'add', class: { uid: 'between', name: 'a or b', definition: '' }, role: 'borderline', between: [a, b] });
    const both = rows<number>(`SELECT item_id FROM current_label l JOIN class c ON c.id = l.class_id WHERE c.name IN ('a', 'b') GROUP BY item_id HAVING count(DISTINCT class_id) = 2`);
    expect(both.length).toBeGreaterThan(0);
    expect(counts.older).toMatchObject({ annotations: 2 * both.length, items: both.length });
    expect(await older()).toMatchObject([{ items: both.length }]);
    const { queues } = await relook(2 + 1, 'everybody');
    expect(queues).toMatchObject([{ items: both.length, annotatorId: null, name: 'Another look: Borderline class “a or b” added between “a” and “b”' }]);
  });
});

describe('surgery.relook', () => {
  it('shows an annotator the items that they answered before, one after the other, until each is answered again', async () => {
    const { version } = await apply(split());
    const { queues } = await relook(version, 'each');
    // nobody labels here as the source of imported answers
    expect(queues.map(({ annotatorId }) => annotatorId).sort()).toEqual([1, 2, 3]);
    const { queueId, items } = queues.find(({ annotatorId }) => annotatorId === 1)!;
    for (let done = 0; done < items; done += 1) {
      const { progress, current, upcoming } = await open(1, queueId);
      expect(progress).toEqual({ total: items, labelled: done, skipped: 0 });
      expect(current!.answer).toBeNull();
      await answer(1, queueId, current!.content.id, 'first', upcoming[0]?.content.id ?? null);
      if (done === 1) await sound();
    }
    expect(await open(1, queueId)).toMatchObject({ progress: { labelled: items }, current: null });
    await sound();
    await undo(1);
    expect((await open(1, queueId)).progress.labelled).toBe(items - 1);
    await sound();
    expect((await older())[0]!.annotators.find(({ id }) => id === 1)).toMatchObject({ items: 1 });
  });

  it('for everybody, each annotator goes through all of the items', async () => {
    const { version } = await apply(split());
    const { queueId, items } = (await relook(version, 'everybody')).queues[0]!;
    const { progress, current } = await open(2, queueId);
    expect(progress).toEqual({ total: items, labelled: 0, skipped: 0 });
    await service.run('annotations.add', { annotatorId: 2, queueId, uid: ulid(), itemId: current!.content.id, kind: 'skip', classUid: null, note: '', durationMs: null, nextItemId: null } as never);
    expect((await open(2, queueId)).progress).toEqual({ total: items, labelled: 0, skipped: 1 });
    await sound();
  });

  it('is taken back as one step, and refused where nothing is older', async () => {
    const { version } = await apply(split());
    await relook(version, 'each');
    expect(rows('SELECT count(*) FROM queue WHERE removed = 0')).toEqual([3]);
    await undo();
    expect(rows('SELECT count(*) FROM queue WHERE removed = 0')).toEqual([0]);
    await expect(relook(1, 'everybody')).rejects.toThrow('changed no meaning');
    await undo();
    await expect(relook(version, 'everybody')).rejects.toThrow('was taken back');
    const again = await apply({ kind: 'add', class: { uid: 'x', name: 'x', definition: '' }, role: 'borderline', between: [uids[0]!, uids[1]!] });
    service.project.db.exec("DELETE FROM current_label");
    await expect(relook(again.version, 'each')).rejects.toThrow('No answer is left');
  });
});
