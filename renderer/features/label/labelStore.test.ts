import { afterEach, expect, test, vi } from 'vitest';
import { LabelDriver } from './testDriver';

afterEach(() => vi.useRealTimers());

async function atWork(items: number): Promise<LabelDriver> {
  const user = new LabelDriver(items);
  await user.openQueue();
  return user;
}

test('opening a queue shows its first item and has at least ten more in memory', async () => {
  const user = await atWork(300);
  user.expectItem(1);
  expect(user.state.upcoming.length).toBeGreaterThanOrEqual(10);
});

test('a key answers and the next item is there before anything was sent back', async () => {
  const user = await atWork(300);
  user.service.cutOff();
  user.type('a');
  user.expectItem(2);
  user.expectProgress(1, 0);
  user.expectStored('');
});

test('fifteen keys pressed faster than the service answers label fifteen items in order', async () => {
  const user = await atWork(300);
  user.type('abcabcabcabcabc');
  user.expectItem(16);
  await user.wait();
  user.expectStored('abcabcabcabcabc');
  user.expectProgress(15, 0);
});

test('a long run keeps the items coming and never shows one twice', async () => {
  const user = await atWork(100);
  for (let position = 1; position <= 100; position += 1) {
    user.expectItem(position);
    user.type('a');
    await user.wait();
  }
  user.expectItem(null);
  expect(user.state.phase).toBe('resting');
  user.expectStored('a'.repeat(100));
});

test('an answer carries the item that is on the screen after it', async () => {
  const user = await atWork(3);
  user.type('ab');
  await user.wait();
  const sent = user.service.calls.filter(({ message }) => message === 'annotations.add').map(({ input }) => [input['itemId'], input['nextItemId']]);
  expect(sent).toEqual([
    [1, 2],
    [2, 3],
  ]);
});

test('labelling pauses at twenty unacknowledged answers, drops further keys and goes on by itself', async () => {
  const user = await atWork(300);
  // more than the first fetch, so that twenty can be answered without the service
  user.type('a');
  await user.wait();
  user.service.cutOff();
  user.type('b'.repeat(25));
  expect(user.state.paused).toBe(true);
  expect(user.state.pending).toHaveLength(20);
  user.expectItem(22);
  user.service.reconnect();
  await user.wait();
  expect(user.state.paused).toBe(false);
  user.expectStored(`a${'b'.repeat(20)}`);
  user.type('c');
  user.expectItem(23);
});

test('labelling pauses when one answer waits for more than two seconds', async () => {
  const user = await atWork(300);
  user.service.cutOff();
  user.type('a');
  await user.wait(1_900);
  expect(user.state.paused).toBe(false);
  await user.wait(200);
  expect(user.state.paused).toBe(true);
  user.type('b');
  user.expectItem(2);
  user.service.reconnect();
  await user.wait();
  expect(user.state.paused).toBe(false);
  user.expectStored('a');
});

test('a refused answer puts its item back, says why, and takes no more keys until the user decides', async () => {
  const user = await atWork(300);
  user.type('ab');
  await user.wait();
  user.service.refusal = { code: 'diskFull', message: 'Disk full on /home.' };
  user.type('cd');
  await user.wait();
  user.expectItem(3);
  expect(user.state.refused.map((refused) => [refused.item.position, refused.message])).toEqual([
    [3, 'Disk full on /home.'],
    [4, 'Disk full on /home.'],
  ]);
  user.expectProgress(2, 0);
  user.type('x');
  user.expectItem(3);
  user.expectStored('ab');
});

test('refused answers that are sent again are saved as they were, and labelling goes on behind them', async () => {
  const user = await atWork(300);
  user.service.refusal = { code: 'diskFull', message: 'Disk full.' };
  user.type('ab');
  await user.wait();
  user.service.refusal = null;
  user.labels.retryRefused();
  await user.wait();
  user.expectStored('ab');
  user.expectItem(3);
  user.expectProgress(2, 0);
});

test('refused answers that are given up leave their items to be answered again, in order', async () => {
  const user = await atWork(300);
  user.service.refusal = { code: 'retiredClass', message: 'The class is retired.' };
  user.type('ab');
  await user.wait();
  user.service.refusal = null;
  user.labels.dropRefused();
  user.type('cde');
  await user.wait();
  user.expectStored('cde');
});

test('undo takes back step after step and shows the item concerned', async () => {
  const user = await atWork(300);
  user.type('abcde');
  await user.wait();
  for (const position of [5, 4, 3]) {
    user.labels.undo();
    await user.wait();
    user.expectItem(position);
  }
  user.expectProgress(2, 0);
  user.type('x');
  user.expectItem(4);
  await user.wait();
  user.expectStored('abx');
});

test('undo pressed while answers are on their way takes back the newest of them', async () => {
  const user = await atWork(300);
  user.service.cutOff();
  user.type('abc');
  user.labels.undo();
  user.service.reconnect();
  await user.wait();
  user.expectStored('ab');
  user.expectItem(3);
});

test('undo takes nothing back when the answer it was meant for is refused', async () => {
  const user = await atWork(300);
  user.type('a');
  await user.wait();
  user.service.refusal = { code: 'retiredClass', message: 'The class is retired.' };
  user.service.cutOff();
  user.type('b');
  user.labels.undo();
  user.service.reconnect();
  await user.wait();
  user.expectStored('a');
  user.expectItem(2);
});

test('a key pressed right behind undo answers the item that undo brought back', async () => {
  const user = await atWork(300);
  user.type('ab');
  await user.wait();
  user.labels.undo();
  user.type('x');
  await user.wait();
  user.expectStored('ax');
  user.expectItem(3);
});

test('keys pressed long after an undo that hangs are not answered blindly', async () => {
  const user = await atWork(300);
  user.type('ab');
  await user.wait();
  user.service.cutOff();
  user.labels.undo();
  await user.wait(300);
  user.type('x');
  user.service.reconnect();
  await user.wait();
  user.expectStored('a');
  user.expectItem(2);
});

test('two undos in a row take back two steps', async () => {
  const user = await atWork(300);
  user.type('abc');
  await user.wait();
  user.labels.undo();
  user.labels.undo();
  await user.wait();
  user.expectStored('a');
  user.expectItem(2);
});

test('with nothing to take back undo says so and stays', async () => {
  const user = await atWork(300);
  user.labels.undo();
  await user.wait();
  user.expectItem(1);
  expect(user.state.event?.kind).toBe('nothingToUndo');
});

test('going back shows the answer at once, answering again supersedes it and returns to the first unanswered item', async () => {
  const user = await atWork(300);
  user.type('abc');
  await user.wait();
  user.labels.back();
  user.labels.back();
  user.expectItem(2);
  expect(user.state.current?.answer?.classUid).toBe('b');
  user.type('x');
  user.expectItem(4);
  await user.wait();
  user.expectStored('axc');
  user.expectProgress(3, 0);
});

test('going back and forward again changes nothing', async () => {
  const user = await atWork(300);
  user.type('ab');
  user.labels.back();
  user.labels.back();
  user.labels.forward();
  user.labels.forward();
  user.expectItem(3);
  await user.wait();
  user.expectStored('ab');
  expect(user.state.upcoming.some((item) => item.position === 3)).toBe(false);
});

test('an item passed over without an answer comes again before the rest', async () => {
  const user = await atWork(4);
  user.labels.forward();
  user.expectItem(2);
  user.type('bcd');
  await user.wait();
  user.expectItem(1);
  user.type('a');
  await user.wait();
  expect(user.state.phase).toBe('resting');
  user.expectStored('abcd');
});

test('skipped items wait until all others are done, and are gone through on demand', async () => {
  const user = await atWork(5);
  user.type('a-c-e');
  await user.wait();
  expect(user.state.phase).toBe('resting');
  user.expectProgress(3, 2);
  user.labels.goThroughSkipped();
  await user.wait();
  user.expectItem(2);
  user.type('-');
  await user.wait();
  user.expectItem(4);
  user.type('d');
  await user.wait();
  expect(user.state.phase).toBe('resting');
  user.expectStored('a-cde');
  user.expectProgress(4, 1);
});

test('an ambiguous item keeps its note and counts as answered', async () => {
  const user = await atWork(5);
  user.labels.flag('two readings');
  await user.wait();
  user.expectStored('!');
  expect(user.service.answers.get(1)?.note).toBe('two readings');
  user.expectItem(2);
  user.expectProgress(1, 0);
});

test('without auto-advance an answer stays on the screen and can be changed', async () => {
  const user = await atWork(5);
  user.autoAdvance = false;
  user.type('a');
  user.expectItem(1);
  expect(user.state.current?.answer?.classUid).toBe('a');
  user.type('b');
  user.labels.forward();
  user.expectItem(2);
  await user.wait();
  user.expectStored('b');
  user.expectProgress(1, 0);
});

test('the next item is shown when it comes, where keys were faster than the prefetch', async () => {
  const user = new LabelDriver(300);
  user.service.cutOff(1);
  await user.openQueue();
  user.type('abcdefghijk');
  user.expectItem(null);
  expect(user.state.phase).toBe('labelling');
  user.service.reconnect();
  await user.wait();
  user.expectItem(12);
  user.expectStored('abcdefghijk');
});

test('a pause while working counts as one minute at most', async () => {
  const user = await atWork(5);
  await user.wait(3 * 60 * 60_000);
  user.labels.touch();
  await user.wait(4_000);
  user.type('a');
  await user.wait();
  const sent = user.service.calls.find(({ message }) => message === 'annotations.add')!;
  expect(sent.input['durationMs']).toBe(64_000);
});

test('opening another queue ignores answers that were meant for the first', async () => {
  const user = await atWork(300);
  user.service.cutOff();
  user.labels.openQueue({ annotatorId: 1, queueId: 7 });
  user.labels.openQueue({ annotatorId: 2, queueId: 0 });
  user.service.reconnect();
  await user.wait();
  expect(user.state.place).toEqual({ annotatorId: 2, queueId: 0 });
  user.expectItem(1);
});

test('a note that is saved while labelling waits is not taken, and not lost', async () => {
  const user = await atWork(300);
  user.service.cutOff();
  user.type('a');
  await user.wait(2_100);
  expect(user.labels.flag('two readings')).toBe(false);
  user.service.reconnect();
  await user.wait();
  expect(user.labels.flag('two readings')).toBe(true);
  await user.wait();
  user.expectStored('a!');
});

/** At work on items of which these have a suggestion. */
async function atWorkWith(suggested: Readonly<Record<number, string>>): Promise<LabelDriver> {
  const user = new LabelDriver(300);
  for (const [position, classUid] of Object.entries(suggested)) user.service.suggestions.set(Number(position), { classUid, confidence: 0.9, runName: 'r1' });
  await user.openQueue();
  return user;
}

test('a suggestion is accepted with one key and the next item is there before anything was sent back', async () => {
  const user = await atWorkWith({ 1: 'a', 2: 'b' });
  expect(user.state.current?.suggestion?.classUid).toBe('a');
  user.service.cutOff();
  user.type('++');
  user.expectItem(3);
  user.service.reconnect();
  await user.wait();
  user.expectStored('ab');
  user.expectProgress(2, 0);
});

test('where nothing is suggested the key does nothing, and another answer stands against a suggestion', async () => {
  const user = await atWorkWith({ 2: 'b' });
  user.type('+');
  user.expectItem(1);
  user.type('ax');
  await user.wait();
  user.expectStored('ax');
});

test('accepted behind an undo, the suggestion is that of the item that undo brought back', async () => {
  const user = await atWorkWith({ 1: 'a', 2: 'b', 3: 'c' });
  user.type('xx');
  await user.wait();
  user.labels.undo();
  user.type('+');
  await user.wait();
  user.expectStored('xb');
});

test('while labelling waits no suggestion is accepted', async () => {
  const user = await atWorkWith({ 1: 'a', 2: 'b' });
  user.service.cutOff();
  user.type('+');
  await user.wait(2_100);
  user.type('+');
  user.expectItem(2);
});
