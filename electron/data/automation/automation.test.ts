import { ulid } from 'ulid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageName, Output } from '../../../shared/contract';
import { addAnnotator } from '../annotators/queries';
import { createRecordWriter } from '../export/recordWriter';
import { addClasses } from '../labelSchema/addClasses';
import type { DataService } from '../service';
import { addTestItems } from '../testItems';
import { openTestService } from '../testProject';
import { addTestRun } from '../testRun';

let service: DataService;
let ann: number;
let ben: number;
let runId: number;
let queueId: number;

/** Twelve items in the queue: the model is sure to 0.95 of the first six (spam), to 0.6 of the others (ham). Two dev items, of which it has one right. */
beforeEach(async () => {
  service = openTestService();
  const { db } = service.project;
  const ids = Array.from({ length: 12 }, (_, index) => `q${index + 1}`);
  addTestItems(db, ids.map((id) => ({ id })));
  addClasses(db, ['spam', 'ham'], 0);
  addTestItems(db, [{ id: 'd1', split: 'dev' }, { id: 'd2', split: 'dev' }]);
  [ann, ben] = ['Ann', 'Ben'].map((name) => addAnnotator(db, { name, role: 'annotator', imported: false, now: 0 })) as [number, number];
  for (const [itemId, name] of [[13, 'spam'], [14, 'ham']] as const) await run('gold.set', { annotatorId: ben, itemId, classUid: uidOf(name) });
  runId = addTestRun(db, {
    name: 'm1',
    classes: ['spam', 'ham'],
    predictions: [...ids.map((id, at) => (at < 6 ? [id, 'spam', [0.95, 0.05]] : [id, 'ham', [0.4, 0.6]]) as [string, string, number[]]), ['d1', 'spam', [0.92, 0.08]], ['d2', 'spam', [0.91, 0.09]]],
  });
  ({ queueId } = await run('queues.create', { name: 'Q', selection: { kind: 'ids', ids: [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1] }, order: 'asListed', seed: 0 }));
});

const run = <N extends MessageName>(message: N, input: object = {}): Promise<Output<N>> => service.run(message as never, input as never);
const set = (level: string, more: object = {}) => run('automation.set', { queueId, automation: { level, runId, threshold: 0.9, auditShare: 0.5, seed: 3, ...more } });
const label = (annotatorId: number, itemId: number, name: string, queue = queueId) => run('annotations.add', { annotatorId, queueId: queue, uid: ulid(), itemId, kind: 'label', classUid: uidOf(name), note: '', durationMs: null, nextItemId: null });
const uidOf = (name: string) => service.project.db.prepare('SELECT uid FROM class WHERE name = ?').pluck().get(name) as string;
const undo = () => run('history.undo', { annotatorId: ann });
const recorded = (itemId: number) => JSON.parse(service.project.db.prepare('SELECT suggestion FROM annotation WHERE item_id = ? ORDER BY seq DESC').pluck().get(itemId) as string) as object | null;
const queued = () => service.project.db.prepare('SELECT item_id FROM queue_item WHERE queue_id = ? ORDER BY position').pluck().all(queueId);
const autoLabels = () => service.project.db.prepare('SELECT item_id FROM auto_label ORDER BY 1').pluck().all();
const audits = () => service.project.db.prepare('SELECT item_id FROM queue_audit ORDER BY 1').pluck().all() as number[];
const shown = async (itemId: number) => (await run('labelling.item', { annotatorId: ann, queueId, itemId }))!.suggestion;
const verify = () => run('project.verify');

describe('levels', () => {
  it('shows and records nothing where people label alone', async () => {
    expect(await run('automation.get', { queueId })).toMatchObject({ level: 'human', runId: null, autoLabels: 0, runName: null });
    expect(await shown(1)).toBeNull();
    await label(ann, 1, 'spam');
    expect(recorded(1)).toBeNull();
  });

  it('records what is not shown in the shadow, and what is when it assists', async () => {
    await set('shadow');
    expect(await shown(1)).toBeNull();
    await label(ann, 1, 'spam');
    expect(recorded(1)).toEqual({ run: 'uid-m1', class: uidOf('spam'), confidence: 0.95, shown: false, audit: false });
    await set('assisted');
    expect(await shown(7)).toEqual({ classUid: uidOf('ham'), confidence: 0.6, runName: 'm1' });
    await label(ann, 7, 'spam');
    expect(recorded(7)).toEqual({ run: 'uid-m1', class: uidOf('ham'), confidence: 0.6, shown: true, audit: false });
    expect(await verify()).toEqual({ ok: true, problems: [] });
  });

  it('shows in a partial queue only what can no longer be drawn as a check', async () => {
    await set('partial');
    expect([await shown(1), (await shown(7))?.classUid]).toEqual([null, uidOf('ham')]);
  });

  it('says nothing of another queue, of a removed run, or for a class that nobody can choose', async () => {
    await set('assisted');
    expect((await run('labelling.item', { annotatorId: ann, queueId: 0, itemId: 1 }))!.suggestion).toBeNull();
    service.project.db.exec("UPDATE class SET retired = 1 WHERE name = 'spam'");
    expect([await shown(1), (await shown(7))?.classUid]).toEqual([null, uidOf('ham')]);
    await run('runs.remove', { runId });
    expect(await shown(7)).toBeNull();
  });

  it('is taken back by undo', async () => {
    const listed = async () => (await run('queues.list', { annotatorId: ann })).map(({ automation }) => automation);
    await set('assisted');
    expect(await listed()).toEqual(['human', 'assisted']);
    await undo();
    expect(await run('automation.get', { queueId })).toMatchObject({ level: 'human' });
    expect(await listed()).toEqual(['human', 'human']);
  });

  it('refuses a queue or run that is not there, a level without a run, and assignments that would answer themselves', async () => {
    await expect(set('assisted', { runId: 99 })).rejects.toMatchObject({ code: 'unknownRun' });
    await expect(set('assisted', { runId: null })).rejects.toMatchObject({ code: 'noRun' });
    await expect(run('automation.set', { queueId: 99, automation: { level: 'human', runId: null, threshold: 0.9, auditShare: 0, seed: 0 } })).rejects.toMatchObject({ code: 'unknownQueue' });
    service.project.db.prepare('UPDATE queue SET annotator_id = ?').run(ann);
    await expect(set('full')).rejects.toMatchObject({ code: 'assignedQueue' });
    await set('assisted');
  });
});

describe('acceptance', () => {
  it('does what the preview says: half of the sure ones are checks for people, the rest get auto-labels and leave the queue', async () => {
    await set('partial');
    const preview = await run('automation.preview', { queueId, automation: { level: 'partial', runId, threshold: 0.9, auditShare: 0.5, seed: 3 } });
    expect(preview).toMatchObject({ waiting: 12, accepted: 3, audited: 3, left: 6, expected: { n: 2, right: 1, rate: 0.5 } });
    expect(await run('automation.accept', { queueId })).toEqual({ accepted: 3, audited: 3, left: 6 });
    expect([...autoLabels(), ...audits()].map(Number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(queued()).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].filter((id) => !autoLabels().includes(id)));
    expect(await run('automation.get', { queueId })).toMatchObject({ autoLabels: 3, runName: 'm1' });
    expect(await shown(audits()[0]!)).toBeNull();
    expect(await verify()).toEqual({ ok: true, problems: [] });
    // what was drawn stays a check: nothing is left to accept
    await expect(run('automation.accept', { queueId })).rejects.toMatchObject({ code: 'nothingToAccept' });
  });

  it('draws the same checks by the same seed', async () => {
    await set('partial');
    await run('automation.accept', { queueId });
    const first = audits();
    await undo();
    await run('automation.accept', { queueId });
    expect(audits()).toEqual(first);
  });

  it('accepts whatever the confidence where it is full', async () => {
    await set('full', { auditShare: 0 });
    expect(await run('automation.accept', { queueId })).toEqual({ accepted: 12, audited: 0, left: 0 });
    expect((await run('labelling.open', { annotatorId: ann, queueId })).current).toBeNull();
    expect((await run('queues.list', { annotatorId: ann })).at(-1)).toMatchObject({ name: 'Q', total: 0 });
  });

  it('leaves what somebody answered, skipped or decided about', async () => {
    await label(ann, 1, 'ham');
    await run('annotations.add', { annotatorId: ben, queueId: 0, uid: ulid(), itemId: 2, kind: 'skip', classUid: null, note: '', durationMs: null, nextItemId: null });
    await run('gold.set', { annotatorId: ann, itemId: 3, classUid: uidOf('ham') });
    await set('partial', { auditShare: 0 });
    await run('automation.accept', { queueId });
    expect(autoLabels()).toEqual([4, 5, 6]);
  });

  it('is withdrawn by one undo: exactly those labels, places as they were, and what people did meanwhile stands', async () => {
    await label(ben, 8, 'ham');
    await set('partial');
    await run('automation.accept', { queueId });
    const gone = autoLabels()[0] as number;
    // one that was on somebody's screen is answered all the same
    await label(ben, gone, 'ham');
    await label(ben, audits()[0]!, 'spam');
    expect(await undo()).toMatchObject({ title: '3 auto-labels in the queue “Q”' });
    expect([autoLabels(), audits(), queued()]).toEqual([[], [], [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]]);
    expect((await run('queues.list', { annotatorId: ben })).at(-1)).toMatchObject({ total: 12, labelled: 3 });
    expect(await verify()).toEqual({ ok: true, problems: [] });
  });

  it('refuses a queue where people decide, a run without probabilities and one that says the same of every item', async () => {
    await expect(run('automation.accept', { queueId })).rejects.toMatchObject({ code: 'notAutomatic' });
    const { db } = service.project;
    await set('partial', { runId: addTestRun(db, { name: 'classes', predictions: [['q1', 'spam']] }) });
    await expect(run('automation.accept', { queueId })).rejects.toMatchObject({ code: 'noProbabilities' });
    await set('full', { runId: addTestRun(db, { name: 'flat', classes: ['spam', 'ham'], predictions: ['q1', 'q2', 'q3'].map((id) => [id, 'spam', [0.9, 0.1]] as const) }) });
    await expect(run('automation.accept', { queueId })).rejects.toMatchObject({ code: 'constantScore' });
    expect(autoLabels()).toEqual([]);
  });
});

it('keeps what was drawn at random for the batch for people, who do not see the prediction', async () => {
  const items = [1, 2, 7, 8].map((itemId) => ({ itemId, score: 0, reason: 'why', audit: itemId % 2 === 0 }));
  ({ queueId } = await run('sampling.createQueue', { name: 'batch', strategy: 'margin', runId, seed: 1, items }));
  await set('assisted');
  expect([(await shown(1))?.classUid, await shown(2), (await shown(7))?.classUid, await shown(8)]).toEqual([uidOf('spam'), null, uidOf('ham'), null]);
  await label(ann, 8, 'ham');
  expect(recorded(8)).toMatchObject({ shown: false, audit: true });
  expect((await run('automation.agreement', { queueId })).audit).toMatchObject({ n: 1, agreed: 1 });
  await set('full', { auditShare: 0 });
  expect(await run('automation.accept', { queueId })).toEqual({ accepted: 2, audited: 0, left: 1 });
  expect(queued()).toEqual([2, 8]);
});

describe('agreement of model and people', () => {
  it('is told apart by what people saw; figures by hand', async () => {
    await set('shadow');
    for (const [id, name] of [[1, 'spam'], [2, 'spam'], [7, 'ham'], [8, 'spam']] as const) await label(ann, id, name);
    await set('assisted');
    for (const [id, name] of [[9, 'ham'], [10, 'ham']] as const) await label(ann, id, name);
    const { unseen, audit, seen } = await run('automation.agreement', { queueId });
    // people 3 spam, 1 ham; the model 2 and 2; they agree on 3 of 4: kappa = (0.75 - 0.5) / 0.5
    expect(unseen).toMatchObject({ n: 4, agreed: 3, rate: 0.75, kappa: 0.5 });
    expect(unseen.rateCi![0]).toBeCloseTo(0.3006, 4);
    expect(unseen.rateCi![1]).toBeCloseTo(0.9544, 4);
    expect(audit).toEqual({ n: 0, agreed: 0, rate: null, rateCi: null, kappa: null });
    expect(seen).toMatchObject({ n: 2, agreed: 2, rate: 1, kappa: null });
    await undo();
    expect((await run('automation.agreement', { queueId })).seen.n).toBe(1);
  });

  it('has checks apart, also once their acceptance was taken back', async () => {
    await set('partial');
    await run('automation.accept', { queueId });
    await label(ben, audits()[0]!, 'ham');
    expect((await run('automation.agreement', { queueId })).audit).toMatchObject({ n: 1, agreed: 0 });
    await undo();
    expect((await run('automation.agreement', { queueId })).audit).toMatchObject({ n: 1, agreed: 0 });
  });
});

describe('auto-labels elsewhere', () => {
  beforeEach(async () => {
    await set('partial', { auditShare: 0 });
    await run('automation.accept', { queueId });
  });
  const found = async (operator: string, values: readonly string[] = []) => (await run('items.page', { query: { search: '', filters: [{ column: 'autoLabel', operator, values }], sort: null }, offset: 0, limit: 20 })).rows.map(({ id }) => id);

  it('are a column to filter by, in no count of people and no gold label', async () => {
    expect(await found('present')).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await found('is', [uidOf('spam')])).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await found('missing')).toEqual([7, 8, 9, 10, 11, 12, 13, 14]);
    const { rows } = await run('items.page', { query: { search: '', filters: [], sort: { column: 'autoLabel', descending: false } }, offset: 0, limit: 1 });
    expect(rows[0]).toMatchObject({ autoClassUid: uidOf('spam'), answerClassUid: null, goldClassUid: null, annotations: 0 });
    expect((await run('items.get', { itemId: 1 })).autoLabel).toMatchObject({ classUid: uidOf('spam'), confidence: 0.95, runName: 'm1' });
    expect(await run('project.stats')).toMatchObject({ autoLabels: 6, annotations: 0, gold: 2 });
    expect(await run('autoLabels.summary')).toMatchObject({ items: 6, byClass: [{ classUid: uidOf('spam'), items: 6 }], byQueue: [{ queueId, name: 'Q', items: 6 }] });
  });

  it('count as the class that theirs was merged into', async () => {
    service.project.db.exec("UPDATE class SET merged_into = (SELECT id FROM class WHERE name = 'ham') WHERE name = 'spam'");
    expect(await found('is', [uidOf('ham')])).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await run('autoLabels.summary')).byClass).toEqual([{ classUid: uidOf('ham'), items: 6 }]);
  });

  it('are exported only where they are asked for, in fields of their own', () => {
    const write = (format: 'csv' | 'jsonl', autoLabels: boolean) => {
      const writer = createRecordWriter(service.project.db, { format, split: null, selection: null, what: 'gold', history: false, autoLabels, datasetCard: false, escapeFormulas: false }, { features: [], fields: [] }, () => '');
      return writer.header + writer.write(Uint32Array.of(1, 7)).text;
    };
    const [first, second] = write('jsonl', true).trim().split('\n').map((line) => JSON.parse(line) as { label: null; autoLabel: object | null });
    expect(first).toMatchObject({ label: null, autoLabel: { label: 'spam', confidence: 0.95, run: 'm1' } });
    expect(second!.autoLabel).toBeNull();
    expect(write('csv', true).split('\n')[0]).toMatch(/autoLabel,autoLabelConfidence,autoLabelRun$/);
    expect(write('csv', true)).toContain(',spam,0.95,m1');
    expect(write('jsonl', false) + write('csv', false)).not.toContain('autoLabel');
  });
});
