import { afterEach, expect, test, vi } from 'vitest';
import { LookDriver } from './lookDriver';

afterEach(() => vi.useRealTimers());

const start = async (size = 10, from = 1) => {
  const driver = new LookDriver(size);
  await driver.start(from);
  return driver;
};

test('it begins at the first item with an open question, and the next ones are there already', async () => {
  const driver = await start(10, 4);
  expect(driver.item).toBe(4);
  driver.silence(true);
  for (const expected of [5, 6, 7, 8, 9]) {
    driver.looking.next();
    expect(driver.item).toBe(expected);
  }
  driver.looking.next();
  expect(driver.item).toBe('…');
  driver.silence(false);
  await driver.wait();
  expect(driver.item).toBe(10);
});

test('an answer shows before it is saved', async () => {
  const driver = await start();
  driver.silence(true);
  driver.looking.answer(1, true);
  expect([driver.shown(1), driver.stored.slice(0, 2)]).toEqual(['y.', '..']);
  driver.silence(false);
  await driver.wait();
  expect([driver.shown(1), driver.stored.slice(0, 2)]).toEqual(['y.', 'y.']);
});

test('no to the rest leaves what was answered, and goes on at once', async () => {
  const driver = await start();
  driver.silence(true);
  driver.looking.answer(2, true);
  driver.looking.noToTheRest();
  driver.looking.noToTheRest();
  expect(driver.item).toBe(3);
  driver.silence(false);
  await driver.wait();
  expect(driver.stored).toBe('ny nn .. .. .. .. .. .. .. ..');
});

test('no to the rest keeps a tag that the item got elsewhere, and says that it was looked at', async () => {
  const driver = await start();
  driver.answers.set('7.1', true);
  driver.followed.add('7.1');
  for (let step = 0; step < 6; step += 1) driver.looking.next();
  await driver.wait();
  expect([driver.item, driver.shown(7)]).toEqual([7, 'y.']);
  driver.looking.noToTheRest();
  await driver.wait();
  expect([driver.shown(7), driver.followed.size]).toEqual(['yn', 0]);
});

test('an item that has all its answers is left without a step', async () => {
  const driver = await start();
  driver.looking.noToTheRest();
  driver.looking.back();
  driver.looking.noToTheRest();
  await driver.wait();
  await driver.looking.undo();
  await driver.wait();
  expect(driver.stored.slice(0, 5)).toBe('.. ..');
});

test('undo goes back to the item of the step', async () => {
  const driver = await start();
  driver.looking.answer(1, true);
  driver.looking.noToTheRest();
  driver.looking.next();
  await driver.wait();
  await driver.looking.undo();
  await driver.wait();
  expect([driver.item, driver.shown(1)]).toEqual([1, 'y.']);
  await driver.looking.undo();
  await driver.wait();
  expect(driver.shown(1)).toBe('..');
});

test('an answer given while the item is read again is not overwritten by what was read before it', async () => {
  const driver = await start();
  driver.silence(true);
  driver.looking.refresh();
  driver.looking.answer(1, true);
  driver.silence(false);
  await driver.wait();
  expect([driver.shown(1), driver.stored.slice(0, 2)]).toEqual(['y.', 'y.']);
});

test('what the service did not take is shown as it is, with the reason', async () => {
  const driver = await start();
  driver.refusal = 'The disk is full.';
  driver.looking.answer(1, true);
  await driver.wait();
  expect(driver.shown(1)).toBe('..');
  expect(driver.looking.store.getState().failure).toEqual({ title: 'The answer was not saved', message: 'The disk is full.' });
  driver.refusal = null;
  driver.looking.answer(1, true);
  await driver.wait();
  expect([driver.shown(1), driver.looking.store.getState().failure]).toEqual(['y.', null]);
});

test('past the last item it is over, and back leads to the last', async () => {
  const driver = await start(2);
  driver.looking.next();
  driver.looking.next();
  expect(driver.item).toBeNull();
  driver.looking.next();
  driver.looking.answer(1, true);
  driver.looking.back();
  expect(driver.item).toBe(2);
  await driver.wait();
  expect(driver.stored).toBe('.. ..');
});
