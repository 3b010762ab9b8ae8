import { ulid } from 'ulid';
import { beforeEach, describe, expect, it } from 'vitest';
import { humanLevel } from '../../../shared/agreement/humanLevel';
import { humanLevelLeaveOneOut } from '../../../shared/agreement/humanLevelLeaveOneOut';
import { krippendorffAlpha } from '../../../shared/agreement/krippendorffAlpha';
import { pairwiseAgreement } from '../../../shared/agreement/pairwiseAgreement';
import { percentAgreement } from '../../../shared/agreement/percentAgreement';
import type { SchemaSurgery } from '../../../shared/domain/schemaSurgery';
import { createRandom } from '../../../shared/sampling/random';
import { readLabels } from '../agreement/readLabels';
import { appendEvent } from '../annotations/appendEvent';
import { createRecordWriter } from '../export/recordWriter';
import { addClasses } from '../labelSchema/addClasses';
import { readIds } from '../items/readIds';
import type { DataService } from '../service';
import { openTestService } from '../testProject';
import { addTestLabels } from './testLabels';

const CLASSES = ['praise', 'complaint', 'question', 'شكوى', '__proto__', '[unclear]'];
let service: DataService;
let uids: string[];

const newClass = (name: string) => ({ uid: `new-${name}`, name, definition: '' });
const preview = (surgery: SchemaSurgery) => service.run('surgery.preview', { surgery } as never);
const apply = (surgery: SchemaSurgery) => service.run('surgery.apply', { surgery } as never);
const undo = () => service.run('history.undo', { annotatorId: null } as never);
const setAbstain = (name: string) => apply({ kind: 'setAbstain', uid: uids[CLASSES.indexOf(name)]!, abstain: true });

/** What files would say of the present labels. */
function exported(history = false): string {
  const { db } = service.project;
  const ids = readIds(db, 'SELECT id FROM item ORDER BY id');
  return (['gold', 'annotations', 'all'] as const).map((what) => createRecordWriter(db, { format: 'jsonl', split: null, selection: null, what, history, datasetCard: false, escapeFormulas: false }, { features: [], fields: [] }, () => '').write(ids).text).join('');
}

/** Agreement and HLP as everything else computes them: from what is derived, after the fact. */
function measured() {
  const { matrix, gold } = readLabels(service.project.db);
  const values = [percentAgreement(matrix), pairwiseAgreement(matrix).mean, krippendorffAlpha(matrix), humanLevel(matrix, gold).value, humanLevelLeaveOneOut(matrix).value];
  return values.map(({ value, reason }) => ({ value, reason }));
}

const rows = (sql: string) => service.project.db.prepare(sql).raw().all();
const present = () => new Map(rows('SELECT item_id || \'/\' || annotator_id, class_id FROM current_label ORDER BY 1') as [string, number][]);
const gold = () => new Map(rows('SELECT item_id, gold_class_id FROM item_state WHERE gold_class_id IS NOT NULL') as [number, number][]);

beforeEach(() => {
  service = openTestService();
  uids = addTestLabels(service.project.db, { items: 90, answersAnItem: 3, annotators: 6, classes: CLASSES, seed: 7 });
});

/** Each kind once, by place of the class in CLASSES. */
const surgeries = (): readonly (readonly [string, SchemaSurgery])[] => {
  const [praise, complaint, question, arabic, proto, unclear] = uids as [string, string, string, string, string, string];
  return [
    ['merge', { kind: 'merge', from: [complaint, arabic], into: question }],
    ['merge into an abstain class', { kind: 'merge', from: [praise], into: unclear }],
    ['split', { kind: 'split', from: complaint, into: [newClass('about price'), newClass('about quality')] }],
    ['rename', { kind: 'rename', uid: praise, name: 'thanks', definition: 'Says thank you.', meaningChanged: true }],
    ['retire', { kind: 'retire', uid: question }],
    ['add a class', { kind: 'add', class: newClass('order'), role: 'answer', between: null }],
    ['add a borderline class', { kind: 'add', class: newClass('praise or complaint'), role: 'borderline', between: [praise, complaint] }],
    ['add an abstain class', { kind: 'add', class: newClass('[unintelligible]'), role: 'abstain', between: null }],
    ['make a class abstain', { kind: 'setAbstain', uid: proto, abstain: true }],
  ];
};
const kinds = ['merge', 'merge into an abstain class', 'split', 'rename', 'retire', 'add a class', 'add a borderline class', 'add an abstain class', 'make a class abstain'];
const surgeryOf = (kind: string) => surgeries().find(([name]) => name === kind)![1];

describe.each(kinds)('%s', (kind) => {
  it('does what the preview said: the counts, and agreement and HLP afterwards', async () => {
    await setAbstain('[unclear]');
    const before = measured();
    const shown = await preview(surgeryOf(kind));
    expect(shown.problems).toEqual([]);
    const figures = ({ percentAgreement: percent, kappa, alpha, hlp, hlpLeaveOneOut }: NonNullable<typeof shown.before>) => [percent, kappa, alpha, hlp, hlpLeaveOneOut];
    expect(figures(shown.before!)).toEqual(before);
    const { counts } = await apply(surgeryOf(kind));
    expect(counts).toEqual(shown.counts);
    expect(measured()).toEqual(figures(shown.after!));
    expect(await service.run('project.verify', {} as never)).toEqual({ ok: true, problems: [] });
  });

  it('is taken back to the byte, and answers given in between stay', async () => {
    const before = exported();
    const withHistory = exported(true);
    await apply(surgeryOf(kind));
    await undo();
    expect(exported()).toBe(before);
    expect(exported(true)).toBe(withHistory);
    await apply(surgeryOf(kind));
    const answer = { annotatorId: 1, queueId: 0, uid: ulid(), itemId: 1, kind: 'label', classUid: uids[4]!, note: 'between', durationMs: null, nextItemId: null };
    await service.run('annotations.add', answer as never);
    await undo();
    expect(exported()).toContain('"between"');
    await service.run('history.undo', { annotatorId: 1 } as never);
    expect(exported()).toBe(before);
    expect(await service.run('project.verify', {} as never)).toEqual({ ok: true, problems: [] });
  });
});

it('counts of a merge are the rows that differ afterwards', async () => {
  const [before, goldBefore] = [present(), gold()];
  const { counts } = await apply(surgeryOf('merge'));
  const changed = [...present()].filter(([key, classId]) => before.get(key) !== classId).map(([key]) => key.split('/'));
  expect(changed.length).toBeGreaterThan(20);
  expect(counts).toMatchObject({ annotations: changed.length, items: new Set(changed.map(([item]) => item)).size, annotators: new Set(changed.map(([, annotator]) => annotator)).size });
  expect(counts.gold).toBe([...gold()].filter(([item, classId]) => goldBefore.get(item) !== classId).length);
});

it('the log keeps what was given; present answers, gold and exports say what it counts as', async () => {
  const log = rows('SELECT class_id FROM annotation ORDER BY seq');
  await apply(surgeryOf('merge'));
  expect(rows('SELECT class_id FROM annotation ORDER BY seq')).toEqual(log);
  expect(exported()).not.toContain('"complaint"');
  expect(exported(true)).toContain('"complaint"');
});

it('classes merged one after the other all count as the last, and come back one by one', async () => {
  const [praise, complaint, question] = uids as [string, string, string];
  const states = [exported()];
  await apply({ kind: 'merge', from: [praise], into: complaint });
  states.push(exported());
  await apply({ kind: 'merge', from: [complaint], into: question });
  expect(rows("SELECT DISTINCT target.name FROM class c JOIN class target ON target.id = c.merged_into")).toEqual([['question']]);
  expect(await service.run('project.verify', {} as never)).toEqual({ ok: true, problems: [] });
  // not the last step: it comes back alone, with what was given as it
  await apply({ kind: 'bringBack', uid: praise });
  expect(exported()).toContain('"praise"');
  expect(exported()).not.toContain('"complaint"');
  expect(await service.run('project.verify', {} as never)).toEqual({ ok: true, problems: [] });
  await undo();
  await undo();
  expect(exported()).toBe(states[1]);
  await undo();
  expect(exported()).toBe(states[0]);
});

it.each([1, 2, 3])('any mix of surgeries taken back one by one gives what was before each (seed %i)', async (seed) => {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[random.nextBelow(list.length)]!;
  const states: string[] = [];
  for (let step = 0; step < 25; step += 1) {
    const all = (await service.run('labelSchema.get', {} as never)).classes.map(({ uid }) => uid);
    const surgery = pick<SchemaSurgery>([
      { kind: 'merge', from: [pick(all), pick(all)], into: pick(all) },
      { kind: 'split', from: pick(all), into: [newClass(`${step}a`), newClass(`${step}b`)] },
      { kind: 'rename', uid: pick(all), name: `renamed ${step}`, definition: null, meaningChanged: step % 2 === 0 },
      { kind: 'retire', uid: pick(all) },
      { kind: 'add', class: newClass(`added ${step}`), role: 'borderline', between: [pick(all), pick(all)] },
      { kind: 'setAbstain', uid: pick(all), abstain: step % 2 === 0 },
      { kind: 'bringBack', uid: pick(all) },
    ]);
    const state = exported();
    const shown = await preview(surgery);
    if (shown.problems.length > 0) {
      await expect(apply(surgery)).rejects.toThrow(shown.problems[0]);
      expect(exported()).toBe(state);
      continue;
    }
    states.push(state);
    expect((await apply(surgery)).counts).toEqual(shown.counts);
    expect([surgery, measured()[2]]).toEqual([surgery, shown.after!.alpha]);
  }
  expect(states.length).toBeGreaterThan(5);
  expect(await service.run('project.verify', {} as never)).toEqual({ ok: true, problems: [] });
  while (states.length > 0) {
    await undo();
    expect(exported()).toBe(states.pop());
  }
});

it('an answer taken back gives way to the one before it, counted as its class counts now', async () => {
  const [praise, complaint, question] = uids as [string, string, string];
  const answer = (classUid: string) => service.run('annotations.add', { annotatorId: 1, queueId: 0, uid: ulid(), itemId: 1, kind: 'label', classUid, note: '', durationMs: null, nextItemId: null } as never);
  await answer(praise);
  await answer(complaint);
  await apply({ kind: 'merge', from: [praise], into: question });
  await service.run('history.undo', { annotatorId: 1 } as never);
  await service.run('history.undo', { annotatorId: 1 } as never);
  expect(await service.run('project.verify', {} as never)).toEqual({ ok: true, problems: [] });
});

it('a class that was merged takes no answers, and says into which it went', async () => {
  const [praise, complaint] = uids as [string, string];
  await apply({ kind: 'merge', from: [praise], into: complaint });
  const late = { annotatorId: 1, queueId: 0, uid: ulid(), itemId: 1, kind: 'label', classUid: praise, note: '', durationMs: null, nextItemId: null };
  await expect(service.run('annotations.add', late as never)).rejects.toThrow('“praise” was merged into “complaint”');
});

it('an edit of the classes keeps merges as they are, whatever it says', async () => {
  const [praise, complaint] = uids as [string, string];
  const draft = await service.run('labelSchema.get', {} as never);
  await apply({ kind: 'merge', from: [praise], into: complaint });
  const merged = exported();
  // a draft from before the merge
  await service.run('labelSchema.save', { question: 'Which?', classes: draft.classes } as never);
  expect(exported()).toBe(merged);
  const { classes } = await service.run('labelSchema.get', {} as never);
  expect(classes.find(({ uid }) => uid === praise)).toMatchObject({ retired: true, hotkey: null, mergedInto: complaint });
});

it('what was changed since by others stays when a surgery is taken back', async () => {
  const [praise, complaint] = uids as [string, string];
  await apply({ kind: 'merge', from: [praise], into: complaint });
  service.project.db.transaction(() => addClasses(service.project.db, ['from a file'], 0))();
  await undo();
  const { classes } = await service.run('labelSchema.get', {} as never);
  expect(classes.map(({ name, retired }) => [name, retired])).toEqual([...CLASSES, 'from a file'].map((name) => [name, false]));
});

it('a work package keeps the classes of where it came from', async () => {
  service.project.db.prepare("INSERT INTO project (key, value) VALUES ('packageUid', 'x')").run();
  expect((await service.run('surgery.lock', {} as never)).reason).toContain('work package');
  await expect(apply(surgeryOf('retire'))).rejects.toThrow('work package');
  await expect(service.run('labelSchema.save', { question: 'Other?', classes: [] } as never)).rejects.toThrow('work package');
});

it('a class that another copy knew under another uid follows the one it stands for, there and back', async () => {
  const [praise, complaint] = uids as [string, string];
  const { db } = service.project;
  db.exec(`INSERT INTO class (uid, name, color, definition, abstain, retired, position, merged_into) SELECT 'twin', 'praise (twin)', color, '', 0, 1, 99, id FROM class WHERE uid = '${praise}'`);
  const classId = db.prepare<[], number>("SELECT id FROM class WHERE uid = 'twin'").pluck().get()!;
  db.transaction(() => appendEvent(db, { uid: ulid(), kind: 'label', itemId: 1, annotatorId: 1, classId, note: 'twin', createdAt: 5, durationMs: null }))();
  const before = exported();
  const surgery: SchemaSurgery = { kind: 'merge', from: [praise], into: complaint };
  const shown = await preview(surgery);
  const { counts } = await apply(surgery);
  expect(counts).toEqual(shown.counts);
  expect(measured()[2]).toEqual(shown.after!.alpha);
  expect(await service.run('project.verify', {} as never)).toEqual({ ok: true, problems: [] });
  await undo();
  expect(exported()).toBe(before);
  expect(rows("SELECT t.uid FROM class c JOIN class t ON t.id = c.merged_into WHERE c.uid = 'twin'")).toEqual([[praise]]);
});
