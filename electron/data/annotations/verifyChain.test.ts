import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotator } from '../annotators/queries';
import { addClasses } from '../labelSchema/addClasses';
import type { DataService } from '../service';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';
import { ImportedAnnotations } from './importedAnnotations';
import { findChainProblems } from './verifyChain';

let service: DataService;

beforeEach(() => {
  service = openTestService();
  const { db } = service.project;
  addTestItems(db, Array.from({ length: 5 }, (_, index) => ({ id: `t${index + 1}` })));
  addClasses(db, ['spam', 'ham'], 0);
  const annotatorId = addAnnotator(db, { name: 'Ann', role: 'annotator', imported: true, now: 0 });
  const imported = new ImportedAnnotations(db);
  for (const itemId of [1, 2, 3, 4, 5]) imported.append({ itemId, annotatorId, kind: 'label', classId: itemId % 2 === 1 ? 1 : 2, note: '', createdAt: 1_000, durationMs: null });
  imported.finish();
});

describe('findChainProblems', () => {
  const tamper = (sql: string) => service.project.db.exec(`DROP TRIGGER annotation_no_update; DROP TRIGGER annotation_no_delete; PRAGMA foreign_keys = OFF; ${sql}`);
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
