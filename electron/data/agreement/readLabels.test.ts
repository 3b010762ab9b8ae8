import { describe, expect, it } from 'vitest';
import { GOLD_METHODS } from '../../../shared/domain/annotation';
import { addTestItems, type TestItem } from '../testItems';
import { openTestService } from '../testProject';
import { NO_METHOD, readLabels } from './readLabels';

function open(items: readonly TestItem[]) {
  const service = openTestService();
  const { db } = service.project;
  addTestItems(db, items);
  return { service, db };
}

describe('readLabels', () => {
  it('numbers the present labels by item, annotator and class', () => {
    const { db } = open([{ id: 'none' }, { id: 'a', answers: { Ben: 'no', Ada: 'yes' } }, { id: 'b', answers: { Ada: 'no' } }]);
    db.exec("INSERT INTO annotator (uid, name, role, imported, created_at) VALUES ('idle', 'Idle', 'annotator', 0, 0)");
    const { matrix, itemIds, annotators, classes } = readLabels(db);
    expect([...itemIds]).toEqual([2, 3]);
    expect(annotators.map(({ name }) => name)).toEqual(['Ben', 'Ada']);
    expect(classes.map(({ name }) => name)).toEqual(['no', 'yes']);
    expect({ ...matrix, start: [...matrix.start], annotator: [...matrix.annotator], label: [...matrix.label] }).toEqual({ itemCount: 2, annotatorCount: 2, classCount: 2, start: [0, 2, 3], annotator: [0, 1, 1], label: [0, 1, 0] });
  });

  it('leaves abstain answers out and counts them; marks of ambiguity and skips are no labels', () => {
    const { db } = open([{ id: 'a', answers: { Ada: '[unclear]', Ben: 'yes' } }, { id: 'b', answers: { Cem: '[unclear]' } }, { id: 'c', answers: { Ada: 'yes', Ben: 'yes' } }]);
    db.exec("UPDATE current_label SET kind = 'ambiguous', class_id = NULL WHERE item_id = 3 AND annotator_id = 1; UPDATE current_label SET kind = 'skip', class_id = NULL WHERE item_id = 3 AND annotator_id = 2");
    const { matrix, itemIds, annotators, classes, abstained } = readLabels(db);
    expect([...itemIds]).toEqual([1]);
    expect(annotators.map(({ name }) => name)).toEqual(['Ben']);
    expect(classes.map(({ name }) => name)).toEqual(['yes']);
    expect([...matrix.label]).toEqual([0]);
    expect(abstained).toBe(2);
  });

  it('knows the gold label of each labelled item and how it came to be', async () => {
    const { service, db } = open([{ id: 'unlabelled', gold: 'yes' }, { id: 'a', answers: { Ada: 'no', Ben: 'yes' } }, { id: 'b', gold: '[unclear]', answers: { Ada: 'no' } }, { id: 'c', answers: { Ada: 'no' } }]);
    await service.run('gold.set', { annotatorId: 1, itemId: 2, classUid: 'uid-yes' } as never);
    await service.run('gold.resolve', { annotatorId: 1, method: 'unanimous' } as never);
    const { gold, goldMethod, classes } = readLabels(db);
    expect([...gold].map((index) => classes[index]?.name)).toEqual(['yes', undefined, 'no']);
    expect([...goldMethod].map((code) => (code === NO_METHOD ? null : GOLD_METHODS[code]))).toEqual(['adjudicated', null, 'unanimous']);
  });

  it('gives a class that was merged into another the place of the other, retired classes their own', () => {
    const { db } = open([{ id: 'a', answers: { Ada: 'x', Ben: 'y' } }, { id: 'b', answers: { Ada: 'z' } }]);
    db.exec("UPDATE class SET merged_into = 2 WHERE name = 'x'; UPDATE class SET retired = 1 WHERE name = 'z'");
    const { classes, matrix } = readLabels(db);
    expect(classes.map(({ name, retired }) => [name, retired])).toEqual([['y', false], ['z', true]]);
    expect([...matrix.label]).toEqual([0, 0, 1]);
  });

  it('reads once, until something is written', () => {
    const { db } = open([{ id: 'a', answers: { Ada: 'x', Ben: 'y' } }]);
    const first = readLabels(db);
    expect(readLabels(db)).toBe(first);
    db.exec('UPDATE current_label SET class_id = 1');
    expect([...readLabels(db).matrix.label]).toEqual([0, 0]);
    // a transaction that is rolled back leaves nothing behind
    expect(() =>
      db.transaction(() => {
        db.exec('UPDATE current_label SET class_id = 2');
        expect([...readLabels(db).matrix.label]).toEqual([1, 1]);
        throw new Error('back');
      })(),
    ).toThrow('back');
    expect([...readLabels(db).matrix.label]).toEqual([0, 0]);
  });

  it('has nothing to say about a project without labels', () => {
    const { db } = open([{ id: 'a' }]);
    expect(readLabels(db)).toMatchObject({ annotators: [], classes: [], abstained: 0, matrix: { itemCount: 0, annotatorCount: 0, classCount: 0 } });
    expect([...readLabels(db).matrix.start]).toEqual([0]);
  });
});
