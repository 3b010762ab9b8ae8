import { beforeEach, describe, expect, it } from 'vitest';
import { ulid } from 'ulid';
import { addClasses } from '../labelSchema/addClasses';
import { addAnnotator } from '../annotators/queries';
import type { DataService } from '../service';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';
import { appendImportedAnnotations, type ImportedAnnotation } from './appendEvents';
import { findChainProblems } from './verifyChain';

let service: DataService;
let annotatorId: number;
const answer = (itemId: number, classId: number | null, change: Partial<ImportedAnnotation> = {}): ImportedAnnotation => ({
  itemId, annotatorId, kind: classId === null ? 'skip' : 'label', classId, note: '', createdAt: 1_000, ...change,
});
const verify = async () => (await service.run('project.verify', {} as never)).problems;

beforeEach(() => {
  service = openTestService();
  const { db } = service.project;
  addTestItems(db, Array.from({ length: 5 }, (_, index) => ({ id: `t${index + 1}` })));
  addClasses(db, ['spam', 'ham'], 0);
  annotatorId = addAnnotator(db, { name: 'Ann', role: 'annotator', imported: true, now: 0 });
});

describe('appendImportedAnnotations', () => {
  it('appends in order, lets later answers supersede earlier ones, and leaves everything derived in step', async () => {
    const { db } = service.project;
    const ben = addAnnotator(db, { name: 'Ben', role: 'annotator', imported: true, now: 0 });
    const rows = [answer(1, 1), answer(1, 2), answer(2, null), answer(1, 2, { annotatorId: ben }), answer(3, 1, { annotatorId: ben, createdAt: 5 })];
    expect(appendImportedAnnotations(db, rows)).toEqual({ appended: 5, superseded: 1 });
    expect(await verify()).toEqual([]);
    expect(db.prepare('SELECT annotations, answer_class_id, agreement FROM item_state WHERE item_id = 1').raw().get()).toEqual([2, 2, 1]);
    expect((await service.run('annotators.list', {} as never)).map(({ name, annotations }) => [name, annotations])).toEqual([['Ann', 1], ['Ben', 2]]);
  });

  it('brings the place of an annotator who has labelled here into step with what was imported', async () => {
    const { db } = service.project;
    const add = (itemId: number) =>
      service.run('annotations.add', { annotatorId, queueId: 0, uid: ulid(), itemId, kind: 'skip', classUid: null, note: '', durationMs: null, nextItemId: null } as never);
    await add(2);
    appendImportedAnnotations(db, [answer(1, 1), answer(2, 1), answer(3, 1)]);
    const upcoming = await service.run('labelling.upcoming', { annotatorId, queueId: 0, position: 0, count: 9 } as never);
    expect(upcoming.map(({ position }) => position)).toEqual([4, 5]);
    expect((await service.run('labelling.open', { annotatorId, queueId: 0 } as never)).progress).toEqual({ total: 5, labelled: 3, skipped: 0 });
    await add(4);
    expect(await verify()).toEqual([]);
  });

  it('refuses an item or a class that is not there', () => {
    const { db } = service.project;
    expect(() => appendImportedAnnotations(db, [answer(9, 1)])).toThrow('item that is not there: 9');
    expect(() => appendImportedAnnotations(db, [answer(1, 9)])).toThrow('class that is not there: 9');
  });
});

describe('findChainProblems', () => {
  const tamper = (sql: string) => service.project.db.exec(`DROP TRIGGER annotation_no_update; DROP TRIGGER annotation_no_delete; PRAGMA foreign_keys = OFF; ${sql}`);
  beforeEach(() => void appendImportedAnnotations(service.project.db, [answer(1, 1), answer(2, 2), answer(3, 1), answer(4, 2), answer(5, 1)]));

  it('finds nothing in a log as it was written', () => {
    expect(findChainProblems(service.project.db)).toEqual([]);
    expect(findChainProblems(service.project.db, { newest: 2 })).toEqual([]);
  });

  it.each([
    'kind = \'skip\'', 'item_id = 1', 'annotator_id = 9', 'class_id = 1', 'class_id = NULL', "refers_to = 'x'", "note = 'x'", 'created_at = 1001', 'duration_ms = 0', 'schema_version = 1',
    'guideline_version = 9', "suggestion = '{}'", "hash = zeroblob(32)", "uid = 'x'",
  ])('finds a changed column: %s', (change) => {
    tamper(`UPDATE annotation SET ${change} WHERE seq = 4`);
    expect(findChainProblems(service.project.db)[0]).toMatch(/^Event 4 of the log \(\w+\) is not what was written/);
  });

  it('finds renamed items, annotators and classes by what identifies them, and takes a new name', () => {
    const { db } = service.project;
    db.exec("UPDATE class SET name = 'junk' WHERE id = 1; UPDATE annotator SET name = 'Anna'");
    expect(findChainProblems(db)).toEqual([]);
    db.exec("UPDATE class SET uid = 'x' WHERE id = 2");
    expect(findChainProblems(db)).toHaveLength(2);
  });

  it('finds an event that is gone, in the middle and at the end', () => {
    tamper('DELETE FROM annotation WHERE seq IN (3, 5)');
    expect(findChainProblems(service.project.db).map((problem) => problem.replace(/ \(\w+\)/, ''))).toEqual([
      'Event 4 of the log should be number 3: events are missing or out of place.',
      'The log ends at event 4, not where it was last written to (5).',
    ]);
  });
});
