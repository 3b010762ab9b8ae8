import { describe, expect, it } from 'vitest';
import type { Input, MessageName, Output } from '../../../shared/contract';
import { addTestItems } from '../testItems';
import type { DataService } from '../service';
import { openTestService } from '../testProject';

const CAR = { key: 'noise', value: 'car', hotkey: '1' } as const;

/** Through the contract, as a window asks. */
const call = <N extends MessageName>(service: DataService, message: N, input: Input<N>) => service.handle({ id: 1, message, input }) as Promise<Output<N>>;

const open = () => {
  const service = openTestService();
  const { db } = service.project;
  addTestItems(db, [{ id: 'a', gold: 'cat', tags: { noise: ['car'] } }, { id: 'b', gold: 'dog' }, { id: 'c', gold: 'bird' }]);
  db.exec("INSERT INTO annotator (id, uid, name, role, imported, created_at) VALUES (7, 'kim', 'Kim', 'annotator', 0, 0)");
  const ask = (question: { key: string; value: string; hotkey: string | null } = CAR) => call(service, 'tagReview.addQuestion', question);
  const answer = (itemId: number, ...answers: Input<'tagReview.answer'>['answers']) => call(service, 'tagReview.answer', { itemId, annotatorId: 7, drawn: true, answers });
  const tags = () => db.prepare<[], string>("SELECT external_id || ' ' || key || '=' || value FROM item_tag JOIN item ON item.id = item_id JOIN tag ON tag.id = tag_id ORDER BY 1").pluck().all();
  /** What is known of each item, by question: yes, no, or not looked at yet. */
  const answers = (question = 1) => {
    const known = new Map(db.prepare<[number], [number, number]>('SELECT item_id, yes FROM tag_answer WHERE question_id = ?').raw().all(question));
    return [1, 2, 3].map((item) => ({ 0: 'no', 1: 'yes' })[known.get(item) as 0 | 1] ?? '?').join(' ');
  };
  const change = (action: 'add' | 'remove', ids: readonly number[], value = 'car') => call(service, 'tags.change', { annotatorId: 7, selection: { kind: 'ids', ids }, key: 'noise', value, action });
  const undo = () => call(service, 'history.undo', { annotatorId: 7 });
  /** Items that somebody looked at for the question. */
  const looked = () => db.prepare<[], number>('SELECT item_id FROM tag_answer WHERE looked = 1 ORDER BY item_id').pluck().all();
  const questions = () => call(service, 'tagReview.questions', {});
  return { service, db, ask, answer, tags, answers, change, undo, questions, looked };
};

describe('questions asked while looking', () => {
  it('count items that carry the tag already as yes, and others as not looked at', async () => {
    const { ask, answers, questions } = open();
    expect(await ask()).toEqual({ id: 1, ...CAR, yes: 1, no: 0 });
    expect(answers()).toBe('yes ? ?');
    await ask({ key: 'noise', value: 'people', hotkey: null });
    expect((await questions()).map(({ value, yes, no }) => [value, yes, no])).toEqual([['car', 1, 0], ['people', 0, 0]]);
  });

  it('have a key that no other has, and are asked once', async () => {
    const { ask, service, questions } = open();
    await ask();
    await expect(ask({ key: 'noise', value: 'people', hotkey: '1' })).rejects.toThrow('The key 1 answers noise=car already');
    await expect(ask({ ...CAR, hotkey: '2' })).rejects.toThrow('noise=car is asked for already');
    await expect(ask({ key: 'x', value: 'y', hotkey: 'n' })).rejects.toThrow();
    const { id } = await ask({ key: 'noise', value: 'people', hotkey: '2' });
    await expect(call(service, 'tagReview.saveQuestion', { id, hotkey: '1' })).rejects.toThrow('answers noise=car');
    await call(service, 'tagReview.saveQuestion', { id, hotkey: null });
    expect((await questions()).map(({ hotkey }) => hotkey)).toEqual(['1', null]);
  });

  it('are removed without their tags, remember who was a no when they are asked again, and both is taken back', async () => {
    const { ask, answer, answers, service, questions, tags, undo } = open();
    const { id } = await ask();
    await answer(2, { questionId: id, yes: false });
    await call(service, 'tagReview.removeQuestion', { id });
    expect(await questions()).toEqual([]);
    expect(tags()).toEqual(['a noise=car']);
    await expect(answer(3, { questionId: id, yes: true })).rejects.toThrow('not asked for any more');
    await ask({ ...CAR, hotkey: '3' });
    expect(answers()).toBe('yes no ?');
    await undo();
    expect(await questions()).toEqual([]);
    await undo();
    expect(await questions()).toEqual([{ id, ...CAR, yes: 1, no: 1 }]);
  });
});

describe('tagReview.answer', () => {
  it('puts the tag on for yes and takes it off for no and for open again, all answers of an item in one step', async () => {
    const { ask, answer, answers, tags, undo } = open();
    await ask();
    await ask({ key: 'noise', value: 'people', hotkey: '2' });
    await answer(2, { questionId: 1, yes: true }, { questionId: 2, yes: false });
    expect([tags(), answers(1), answers(2)]).toEqual([['a noise=car', 'b noise=car'], 'yes yes ?', '? no ?']);
    await answer(1, { questionId: 1, yes: null });
    expect([tags(), answers(1)]).toEqual([['b noise=car'], '? yes ?']);
    await undo();
    await undo();
    expect([tags(), answers(1), answers(2)]).toEqual([['a noise=car'], 'yes ? ?', '? ? ?']);
  });

  it('keeps what somebody else answered since when a step is taken back', async () => {
    const { ask, answer, answers, undo, service, db } = open();
    await ask();
    await answer(2, { questionId: 1, yes: true });
    db.exec("INSERT INTO annotator (id, uid, name, role, imported, created_at) VALUES (8, 'lee', 'Lee', 'annotator', 0, 0)");
    await call(service, 'tagReview.answer', { itemId: 2, annotatorId: 8, drawn: true, answers: [{ questionId: 1, yes: false }] });
    await undo();
    expect(answers()).toBe('yes no ?');
  });

  it('changes nothing for an item or a question that is not there', async () => {
    const { ask, answer, answers } = open();
    await ask();
    await expect(answer(2, { questionId: 1, yes: true }, { questionId: 5, yes: true })).rejects.toThrow('not asked for');
    await expect(answer(9, { questionId: 1, yes: true })).rejects.toThrow('not in the project');
    expect(answers()).toBe('yes ? ?');
  });
});

describe('answers follow tags that are changed elsewhere', () => {
  it('a tag put on is a yes, one taken off a no, and undo gives back what was known', async () => {
    const { ask, answer, answers, change, undo } = open();
    await ask();
    await answer(2, { questionId: 1, yes: false });
    await change('add', [1, 2, 3]);
    expect(answers()).toBe('yes yes yes');
    await undo();
    expect(answers()).toBe('yes no ?');
    await change('remove', [1, 2, 3]);
    expect(answers()).toBe('no no ?');
    await undo();
    expect(answers()).toBe('yes no ?');
  });

  it('a question added after the tags counts them when their change is taken back', async () => {
    const { ask, answers, change, undo, service } = open();
    await change('remove', [1]);
    await ask();
    expect(answers()).toBe('? ? ?');
    await call(service, 'tagReview.removeQuestion', { id: 1 });
    await undo();
    await undo();
    await undo();
    expect(answers()).toBe('yes ? ?');
  });

  it('nobody has looked for what follows from a tag; an answer given while looking replaces it, and undo gives back which it was', async () => {
    const { ask, answer, answers, change, undo, looked, service } = open();
    await ask();
    expect(looked()).toEqual([]);
    await answer(1, { questionId: 1, yes: true });
    await answer(2, { questionId: 1, yes: false });
    expect([answers(), looked()]).toEqual(['yes no ?', [1, 2]]);
    await change('add', [1, 2, 3]);
    expect([answers(), looked()]).toEqual(['yes yes yes', [1]]);
    await undo();
    expect([answers(), looked()]).toEqual(['yes no ?', [1, 2]]);
    expect(service.project.db.prepare('SELECT yes, drawn, annotator_id FROM tag_answer WHERE item_id = 2').raw().get()).toEqual([0, 1, 7]);
    await change('remove', [1]);
    expect([answers(), looked()]).toEqual(['no no ?', [2]]);
  });

  it('tags of other values leave it alone', async () => {
    const { ask, answers, change } = open();
    await ask();
    await change('add', [1, 2, 3], 'people');
    expect(answers()).toBe('yes ? ?');
  });
});

describe('tagReview.item', () => {
  const withRun = () => {
    const opened = open();
    const { db } = opened;
    db.exec(`INSERT INTO run (id, uid, name, probability_classes, file, created_at) VALUES (1, 'r', 'r', '[1,2,3]', 'f', 0), (2, 's', 's', '[]', 'f', 0);
      INSERT INTO prediction (run_id, item_id, class_id, confidence) VALUES (1, 1, 1, 0.5), (1, 3, 2, 0.6), (2, 2, 3, NULL)`);
    db.prepare('INSERT INTO probability_block (run_id, block, probabilities) VALUES (1, 0, ?)').run(Buffer.from(new Float64Array([0.5, 0.25, 0.25, 0.1, 0.6, 0.3]).buffer));
    const look = (itemId: number, runId = 1) => call(opened.service, 'tagReview.item', { itemId, runId });
    return { ...opened, look };
  };

  it('tells what the run said of the item, the likeliest class first', async () => {
    const { look } = withRun();
    const { item, predicted, confidence, probabilities } = await look(3);
    expect([item.content.externalId, item.goldClassUid, predicted, confidence]).toEqual(['c', 'uid-bird', 'uid-dog', 0.6]);
    expect(probabilities).toEqual([{ class: 'uid-dog', probability: 0.6 }, { class: 'uid-bird', probability: 0.3 }, { class: 'uid-cat', probability: 0.1 }]);
    expect((await look(2)).predicted).toBeNull();
    expect(await look(2, 2)).toMatchObject({ predicted: 'uid-bird', confidence: null, probabilities: [] });
  });

  it('adds the probability of a merged class to that of its target', async () => {
    const { look, db } = withRun();
    db.exec('UPDATE class SET merged_into = 3 WHERE id = 2');
    expect(await look(3)).toMatchObject({ predicted: 'uid-bird', probabilities: [{ class: 'uid-bird', probability: expect.closeTo(0.9, 12) as number }, { class: 'uid-cat', probability: 0.1 }] });
  });

  it('says of each question what is known', async () => {
    const { look, ask, answer } = withRun();
    await ask();
    await ask({ key: 'noise', value: 'people', hotkey: '2' });
    await answer(3, { questionId: 2, yes: false });
    expect((await look(3)).answers).toEqual([{ questionId: 1, yes: null, looked: false }, { questionId: 2, yes: false, looked: true }]);
    expect((await look(1)).answers).toEqual([{ questionId: 1, yes: true, looked: false }, { questionId: 2, yes: null, looked: false }]);
  });
});
