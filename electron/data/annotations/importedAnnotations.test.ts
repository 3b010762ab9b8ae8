import { beforeEach, describe, expect, it } from 'vitest';
import { ulid } from 'ulid';
import { addClasses } from '../labelSchema/addClasses';
import { addAnnotator } from '../annotators/queries';
import type { DataService } from '../service';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';
import { ImportedAnnotations, type ImportedAnnotation } from './importedAnnotations';

let service: DataService;
let annotatorId: number;
const answer = (itemId: number, classId: number | null, change: Partial<ImportedAnnotation> = {}): ImportedAnnotation => ({
  itemId, annotatorId, kind: classId === null ? 'skip' : 'label', classId, note: '', createdAt: 1_000, durationMs: null, ...change,
});
const append = (...answers: readonly ImportedAnnotation[]) => {
  const imported = new ImportedAnnotations(service.project.db);
  for (const answer of answers) imported.append(answer);
  imported.finish();
};
const verify = async () => (await service.run('project.verify', {} as never)).problems;

beforeEach(() => {
  service = openTestService();
  const { db } = service.project;
  addTestItems(db, Array.from({ length: 5 }, (_, index) => ({ id: `t${index + 1}` })));
  addClasses(db, ['spam', 'ham'], 0);
  annotatorId = addAnnotator(db, { name: 'Ann', role: 'annotator', imported: true, now: 0 });
});

describe('ImportedAnnotations', () => {
  it('appends in order, lets later answers supersede earlier ones, and leaves everything derived in step', async () => {
    const { db } = service.project;
    const ben = addAnnotator(db, { name: 'Ben', role: 'annotator', imported: true, now: 0 });
    append(answer(1, 1), answer(1, 2), answer(2, null), answer(1, 2, { annotatorId: ben }), answer(3, 1, { annotatorId: ben, createdAt: 5 }));
    expect(db.prepare('SELECT count(*) FROM annotation').pluck().get()).toBe(5);
    expect(await verify()).toEqual([]);
    expect(db.prepare('SELECT annotations, answer_class_id, agreement FROM item_state WHERE item_id = 1').raw().get()).toEqual([2, 2, 1]);
    expect((await service.run('annotators.list', {} as never)).map(({ name, annotations }) => [name, annotations])).toEqual([['Ann', 1], ['Ben', 2]]);
  });

  it('brings the place of an annotator who has labelled here into step with what was imported', async () => {
    const add = (itemId: number) =>
      service.run('annotations.add', { annotatorId, queueId: 0, uid: ulid(), itemId, kind: 'skip', classUid: null, note: '', durationMs: null, nextItemId: null } as never);
    await add(2);
    append(answer(1, 1), answer(2, 1), answer(3, 1));
    const upcoming = await service.run('labelling.upcoming', { annotatorId, queueId: 0, position: 0, count: 9 } as never);
    expect(upcoming.map(({ position }) => position)).toEqual([4, 5]);
    expect((await service.run('labelling.open', { annotatorId, queueId: 0 } as never)).progress).toEqual({ total: 5, labelled: 3, skipped: 0 });
    await add(4);
    expect(await verify()).toEqual([]);
  });

  it('refuses an item or a class that is not there', () => {
    expect(() => append(answer(9, 1))).toThrow('item that is not there: 9');
    expect(() => append(answer(1, 9))).toThrow('class that is not there: 9');
  });
});
