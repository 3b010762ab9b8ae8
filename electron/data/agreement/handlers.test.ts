import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Input, MessageNameOf, Output } from '../../../shared/contract';
import { addTestItems, type TestItem } from '../testItems';
import { openTestService } from '../testProject';

/** A project without a log, and the way to ask it. */
function open(items: readonly TestItem[]) {
  const service = openTestService();
  const { db } = service.project;
  addTestItems(db, items);
  const ask = <N extends MessageNameOf<'analysis'>>(name: N, input: Input<N>): Promise<Output<N>> => service.run(name, input as never);
  return { service, db, ask };
}

const answers = (rows: readonly string[], names: readonly string[] = ['Ada', 'Ben', 'Cem']): TestItem[] =>
  rows.map((row, index) => ({ id: `i${index}`, answers: Object.fromEntries([...row].flatMap((letter, who) => (letter === '-' ? [] : [[names[who]!, letter]]))) }));

/** Gives each label an event of its own in the log. */
function addLog(db: Database, detail: (item: number, annotator: number) => { readonly at: number; readonly ms: number | null; readonly guideline?: number; readonly schema?: number }): void {
  const insert = db.prepare(
    `INSERT INTO annotation (seq, uid, origin_id, origin_seq, kind, item_id, annotator_id, class_id, note, created_at, duration_ms, schema_version, guideline_version, hash)
     VALUES (@seq, 'u' || @seq, 1, @seq, 'label', @item_id, @annotator_id, @class_id, '', @at, @ms, @schema, @guideline, x'00')`,
  );
  const labels = db.prepare<[], { seq: number; item_id: number; annotator_id: number; class_id: number }>('SELECT * FROM current_label').all();
  for (const { seq, item_id, annotator_id, class_id } of labels) insert.run({ guideline: 1, schema: 1, seq, item_id, annotator_id, class_id, ...detail(item_id, annotator_id) });
}

const QUICK = { bootstrap: 0, seed: 0, byTag: null } as const;

describe('agreement.measure', () => {
  it('gives the numbers of the worked example: mean of pairwise kappas .414352 over pairs with 5, 4 and 3 items', async () => {
    const { ask } = open([...answers(['00-', '111', '22-', '01-', '1-1', '2-2', '001', '-20'])]);
    const result = await ask('agreement.measure', QUICK);
    expect(result).toMatchObject({ items: 8, annotators: 3, annotations: 18, itemsWithOverlap: 8, abstained: 0, bootstrap: 0, seed: 0 });
    expect(result.cohenKappa.pairs.map(({ a, b, items }) => [a, b, items])).toEqual([['Ada', 'Ben', 5], ['Ada', 'Cem', 4], ['Ben', 'Cem', 3]]);
    [0.6875, 0.555556, 0].forEach((kappa, index) => expect(result.cohenKappa.pairs[index]!.kappa).toBeCloseTo(kappa, 6));
    expect(result.cohenKappa.mean).toBeCloseTo(0.414352, 6);
    expect(result.percentAgreement).toBeCloseTo((1 + 1 + 1 + 0 + 1 + 1 + 1 / 3 + 0) / 8, 12);
    expect(result.krippendorffAlpha.ci).toBeNull();
    expect(result.fleissKappa).toEqual({ value: null, equalRaters: false });
    expect(result.perAnnotator.map(({ annotator, annotations }) => [annotator, annotations])).toEqual([['Ada', 7], ['Ben', 6], ['Cem', 5]]);
    expect(result.reasons).toMatchObject({ percentAgreement: null, cohenKappa: null, krippendorffAlpha: null });
    expect(result.reasons.fleissKappa).toMatch(/different numbers/);
  });

  it('gives intervals when asked, the same ones for the same seed', async () => {
    const { ask } = open(answers(['xx', 'yy', 'xy', 'yy', 'xx', 'yx', 'yy', 'xx'].flatMap((row) => [row, row, row])));
    const [one, same, other] = await Promise.all([1, 1, 2].map((seed) => ask('agreement.measure', { bootstrap: 200, seed, byTag: null })));
    const [low, high] = one!.krippendorffAlpha.ci!;
    expect(low).toBeLessThan(one!.krippendorffAlpha.value!);
    expect(high).toBeGreaterThan(one!.krippendorffAlpha.value!);
    expect(same).toEqual(one);
    expect(other!.krippendorffAlpha.ci).not.toEqual(one!.krippendorffAlpha.ci);
    expect(one!.percentAgreementCi).not.toBeNull();
  });

  it('says why a number is undefined, and never calls it 0', async () => {
    const alone = await open(answers(['x', 'y'])).ask('agreement.measure', { ...QUICK, bootstrap: 50 });
    expect(alone).toMatchObject({ itemsWithOverlap: 0, percentAgreement: null, krippendorffAlpha: { value: null, ci: null }, cohenKappa: { mean: null, pairs: [] }, hlp: { accuracy: null, ci: null, annotations: 0 }, overTime: [] });
    for (const why of Object.values(alone.reasons)) expect(why).not.toBeNull();
    const same = await open(answers(['xx', 'xx'])).ask('agreement.measure', QUICK);
    expect(same).toMatchObject({ percentAgreement: 1, krippendorffAlpha: { value: null } });
    expect(same.reading).toContain('no variation');
    const empty = await open([]).ask('agreement.measure', QUICK);
    expect(empty).toMatchObject({ items: 0, annotators: 0, annotations: 0, perClass: [], perAnnotator: [] });
  });

  it('measures people against gold that was imported or adjudicated, else each against the others', async () => {
    const { ask, service } = open(answers(['xx', 'xy', 'yy']));
    await service.run('gold.resolve', { annotatorId: 1, method: 'unanimous' } as never);
    expect((await ask('agreement.measure', QUICK)).hlp).toMatchObject({ form: 'leave-one-out', annotations: 6, correct: 4 });
    await service.run('gold.set', { annotatorId: 1, itemId: 2, classUid: 'uid-x' } as never);
    const { hlp, hlpForms } = await ask('agreement.measure', QUICK);
    expect(hlp).toMatchObject({ form: 'plain', annotations: 2, correct: 1, accuracy: 0.5, perClass: [{ class: 'x', annotations: 2, accuracy: 0.5 }, { class: 'y', annotations: 0, accuracy: null }] });
    expect(hlpForms.map(({ form }) => form)).toEqual(['plain', 'leave-one-out']);
  });

  it('tells tag values apart, items without one as null', async () => {
    const items = answers(['xx', 'yy', 'xy', 'yx', 'xx']).map((item, index): TestItem => ({ ...item, tags: index < 2 ? { site: ['north', '__proto__'] } : index < 4 ? { site: ['south'] } : {} }));
    const { ask } = open(items);
    const { byTag } = await ask('agreement.measure', { ...QUICK, byTag: 'site' });
    expect(byTag!.rows.map(({ value, items, percentAgreement }) => [value, items, percentAgreement])).toEqual([['__proto__', 2, 1], ['north', 2, 1], ['south', 2, 0], [null, 1, 1]]);
    expect(await ask('agreement.byTag', { bootstrap: 0, seed: 0, key: 'site' })).toEqual(byTag);
    expect((await ask('agreement.measure', { ...QUICK, byTag: 'nothing' })).byTag!.rows).toMatchObject([{ value: null, items: 5 }]);
  });

  it('compares labels of each guideline version among themselves', async () => {
    const { ask, db } = open(answers(['xx', 'xy', 'xx', 'yy']));
    db.exec("INSERT INTO guideline_version (version, markdown, created_at) VALUES (2, 'clearer', 500)");
    // the third item has one label of each version: it counts for neither
    addLog(db, (item, annotator) => ({ at: item, ms: null, guideline: item <= 2 || (item === 3 && annotator === 1) ? 1 : 2 }));
    const { guideline, schema } = (await ask('agreement.measure', QUICK)).byVersion;
    expect(guideline).toMatchObject([{ version: 1, items: 2, annotations: 5, percentAgreement: 0.5 }, { version: 2, items: 1, annotations: 3, percentAgreement: 1, createdAt: 500 }]);
    expect(schema).toMatchObject([{ version: 1, items: 4 }]);
  });

  it('follows agreement over time, in parts of at least 20 items', async () => {
    const { ask, db } = open(answers(Array.from({ length: 60 }, (_, index) => (index < 20 ? 'xy' : index % 2 ? 'xx' : 'yy'))));
    addLog(db, (item, annotator) => ({ at: item * 1000 + annotator, ms: null }));
    const { overTime } = await ask('agreement.measure', QUICK);
    expect(overTime.map(({ items, percentAgreement, from, to }) => [items, percentAgreement, from, to])).toEqual([[20, 0, 1002, 20_002], [20, 1, 21_002, 40_002], [20, 1, 41_002, 60_002]]);
  });
});

describe('agreement.confusion and agreement.cell', () => {
  const rows = ['xx', 'xy', 'xy', 'yx', 'zz', '-x'];
  const pair = { a: 1, b: 2 };

  it('counts what one of a pair says where the other says what, and finds the items', async () => {
    const { ask } = open(answers(rows));
    expect(await ask('agreement.confusion', { pair })).toMatchObject({ classes: [{ name: 'x' }, { name: 'y' }, { name: 'z' }], matrix: [[1, 2, 0], [1, 0, 0], [0, 0, 1]], items: 5, leftOut: 0 });
    expect(await ask('agreement.cell', { pair, cell: { row: 'uid-x', column: 'uid-y' } })).toMatchObject({ itemIds: [2, 3], total: 2, rows: [{ externalId: 'i1', preview: 'text of i1' }, { externalId: 'i2' }], externalIds: ['i1', 'i2'] });
    expect(await ask('agreement.cell', { pair: { a: 2, b: 1 }, cell: { row: 'uid-x', column: 'uid-y' } })).toMatchObject({ itemIds: [4] });
    expect(await ask('agreement.cell', { pair, cell: null })).toMatchObject({ itemIds: [2, 3, 4] });
  });

  it('counts over all annotators both ways round', async () => {
    const { ask } = open(answers([...rows, 'xyy']));
    const { matrix, classes } = await ask('agreement.confusion', { pair: null });
    expect(classes.map(({ name }) => name)).toEqual(['x', 'y', 'z']);
    expect(matrix).toEqual([[2, 4, 0], [4, 1, 0], [0, 0, 2]]);
    expect(await ask('agreement.cell', { pair: null, cell: { row: 'uid-x', column: 'uid-y' } })).toMatchObject({ itemIds: [2, 3, 4, 7], total: 4 });
    expect(await ask('agreement.cell', { pair: null, cell: { row: 'uid-y', column: 'uid-y' } })).toMatchObject({ itemIds: [7] });
  });

  it('refuses an annotator who has no labels, and finds nothing for a class that is not there', async () => {
    const { ask } = open(answers(rows));
    await expect(ask('agreement.confusion', { pair: { a: 1, b: 99 } })).rejects.toThrow('no labels any more');
    expect(await ask('agreement.cell', { pair, cell: { row: 'uid-gone', column: 'uid-y' } })).toMatchObject({ itemIds: [], total: 0 });
    expect(await open([]).ask('agreement.confusion', { pair: null })).toEqual({ classes: [], matrix: [], items: 0, leftOut: 0 });
  });

  it('leaves the least confused of more than 100 classes out', async () => {
    const { ask, db } = open([]);
    addTestItems(db, Array.from({ length: 120 }, (_, index) => ({ id: `i${index}`, answers: { Ada: `c${index}`, Ben: index >= 110 ? 'c0' : `c${index}` } })));
    const { classes, matrix, leftOut } = await ask('agreement.confusion', { pair: null });
    expect([classes.length, matrix.length, leftOut]).toEqual([100, 100, 20]);
    expect(classes.map(({ name }) => name)).toEqual(expect.arrayContaining(['c0', 'c110', 'c119']));
  });
});

describe('agreement.annotators', () => {
  it('says how much, how quick and how good, everybody in order of joining', async () => {
    const { ask, db, service } = open([...answers(['xx', 'xy', 'xx', 'yy']), { id: 'abstained', answers: { Ada: '[unclear]' } }]);
    db.exec("INSERT INTO annotator (uid, name, role, imported, created_at) VALUES ('idle', 'Idle', 'annotator', 0, 0)");
    addLog(db, (item, annotator) => ({ at: item, ms: annotator === 1 ? item * 1000 : null }));
    await service.run('gold.set', { annotatorId: 1, itemId: 2, classUid: 'uid-x' } as never);
    await service.run('gold.set', { annotatorId: 1, itemId: 4, classUid: 'uid-y' } as never);
    db.exec("INSERT INTO queue (id, name, created_at, annotator_id) VALUES (1, 'q', 0, 2), (2, 'r', 0, 2); INSERT INTO gold_question VALUES (1, 2, 0), (2, 2, 0), (1, 4, 0), (1, 1, 0)");
    const { rows } = await ask('agreement.annotators', { dawidSkene: true });
    expect(rows).toMatchObject([
      { annotator: 'Ada', labels: 4, abstained: 1, overlapped: 4, agreementWithOthers: 0.75, medianMs: 2500, timed: 4, hlpPlain: { correct: 2, of: 2, value: 1 }, goldQuestions: { value: null, ci: null, of: 0 } },
      { annotator: 'Ben', labels: 4, abstained: 0, medianMs: null, timed: 0, hlpPlain: { correct: 1, of: 2 }, goldQuestions: { correct: 1, of: 2, value: 0.5 } },
      { annotator: 'Idle', labels: 0, agreementWithOthers: null, wawa: null, dawidSkene: null },
    ]);
    expect(rows[1]!.goldQuestions.ci![0]).toBeCloseTo(0.0945, 3);
    expect(rows[0]!.dawidSkene).toBeGreaterThan(0);
    expect((await ask('agreement.annotators', { dawidSkene: false })).rows[0]!.dawidSkene).toBeNull();
  });
});
