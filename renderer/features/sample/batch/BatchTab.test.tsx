import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Output } from '../../../../shared/contract';
import { invalidateTopics } from '../../../data/queries';
import { useApp } from '../../../state/app';
import { changeBatch } from '../../../state/sample';
import { forgetSample, press, PROJECT, serve, show, trained } from '../testSample';
import { BatchTab } from './BatchTab';

beforeAll(() => {
  Object.defineProperty(window, 'goldset', { configurable: true, value: { platform: 'linux' } });
});
afterEach(forgetSample);

const item = (itemId: number, change: Partial<Output<'sampling.preview'>['items'][number]> = {}) => ({ itemId, externalId: `mail-${itemId}`, excerpt: `Text ${itemId}`, score: 0.9, reason: 'margin 0.03 between spam and ham', audit: false, predictedUid: 'spam', confidence: 0.51, ...change });
const PREVIEW: Output<'sampling.preview'> = { items: [item(3), item(5, { audit: true, reason: 'drawn at random, as a check' })], strategy: 'margin', runId: 9, pool: 40, nearDuplicates: 2, note: null };

async function preview(answers: Parameters<typeof serve>[0] = {}) {
  const call = serve({ 'models.list': [trained(9)], 'sampling.preview': PREVIEW, ...answers });
  act(() => changeBatch({ strategy: 'margin' }));
  show(<BatchTab project={PROJECT} />);
  await screen.findByRole('option', { name: 'the newest: Training 9' });
  act(() => void press('Enter', { ctrlKey: true }));
  return call;
}

test('a batch is shown with the reason for each item before anything is done', async () => {
  const call = await preview();
  const grid = await screen.findByRole('grid', { name: 'Items of the batch' });
  expect(call).toHaveBeenCalledWith('sampling.preview', expect.objectContaining({ strategy: 'margin', runId: 9, size: 20, auditShare: 0.1, seed: 1 }), undefined, expect.anything());
  expect(within(grid).getByText('margin 0.03 between spam and ham')).toBeTruthy();
  expect(within(grid).getAllByText('audit')).toHaveLength(1);
  expect(screen.getByText(/of 40 by margin; 2 near-duplicates passed over/)).toBeTruthy();
  act(() => changeBatch({ size: 30 }));
  expect(screen.getByText(/Chosen by other settings/)).toBeTruthy();
  act(() => changeBatch({ size: 20 }));
  act(() => invalidateTopics(['annotations']));
  expect(screen.getByText(/Labels, items or models have changed/)).toBeTruthy();
});

test('it becomes a queue with a degree of automation, and is labelled at once', async () => {
  const call = await preview({ 'sampling.createQueue': { queueId: 12, items: 2 }, 'automation.set': {} });
  await screen.findByRole('grid', { name: 'Items of the batch' });
  act(() => void press('q'));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('textbox', { name: 'Name of the queue' })).toHaveProperty('value', 'Margin 1');
  expect(within(dialog).getByRole('radio', { name: 'Assisted' })).toHaveProperty('checked', true);
  fireEvent.click(within(dialog).getByRole('button', { name: /Make the queue/ }));
  await screen.findByText(/holds 2 items/);
  expect(call).toHaveBeenCalledWith('sampling.createQueue', { name: 'Margin 1', strategy: 'margin', runId: 9, seed: 1, items: [{ itemId: 3, score: 0.9, reason: 'margin 0.03 between spam and ham', audit: false }, { itemId: 5, score: 0.9, reason: 'drawn at random, as a check', audit: true }] });
  expect(call).toHaveBeenCalledWith('automation.set', { queueId: 12, automation: { level: 'assisted', runId: 9, threshold: 0.95, auditShare: 0.1, seed: 1 } });
  fireEvent.click(within(dialog).getByRole('button', { name: /Label these/ }));
  expect(useApp.getState()).toMatchObject({ screen: 'label', queueId: 12 });
});

test('what accepting would do is shown after a partial queue was made', async () => {
  await preview({
    'sampling.createQueue': { queueId: 12, items: 2 },
    'automation.set': {},
    'automation.preview': { waiting: 2, accepted: 1, audited: 0, left: 1, expected: { n: 50, right: 45, rate: 0.9, rateCi: [0.8, 0.96] } },
    'automation.accept': { accepted: 1, audited: 0, left: 1 },
  });
  await screen.findByRole('grid', { name: 'Items of the batch' });
  act(() => void press('q'));
  fireEvent.click(await screen.findByRole('radio', { name: 'Partial' }));
  fireEvent.click(screen.getByRole('button', { name: /Make the queue/ }));
  const figures = await screen.findByRole('group', { name: 'What accepting would do' });
  expect(figures.textContent).toContain('90.0% (80.0% to 96.0%) of 50 labelled dev items');
  expect(figures.textContent).toContain('right less often than 95%');
  expect(within(figures).getByRole('button', { name: 'Accept 1 prediction' })).toHaveProperty('disabled', false);
});

test('a queue whose automation is refused is not made twice', async () => {
  let refusals = 1;
  const call = await preview({
    'sampling.createQueue': { queueId: 12, items: 2 },
    'automation.set': () => {
      if (refusals-- > 0) throw new Error('The run has no probabilities.');
      return {};
    },
  });
  await screen.findByRole('grid', { name: 'Items of the batch' });
  act(() => void press('q'));
  fireEvent.click(await screen.findByRole('button', { name: /Make the queue/ }));
  expect((await screen.findByRole('alert')).textContent).toContain('The run has no probabilities.');
  fireEvent.click(screen.getByRole('button', { name: /Set it again/ }));
  await screen.findByText(/holds 2 items/);
  expect(call.mock.calls.filter(([message]) => message === 'sampling.createQueue')).toHaveLength(1);
});

test('why there is no batch is said in the words of the service', async () => {
  await preview({
    'sampling.preview': () => {
      throw new Error('Every item has the same score: the model cannot rank.');
    },
  });
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Every item has the same score: the model cannot rank.'));
  expect(press('q')).toBe(false);
});

test('without a model, a strategy that asks one cannot be previewed', async () => {
  serve({});
  act(() => changeBatch({ strategy: 'entropy' }));
  show(<BatchTab project={PROJECT} />);
  expect(await screen.findByText(/This strategy asks a model/)).toBeTruthy();
  expect(press('Enter', { ctrlKey: true })).toBe(false);
});
