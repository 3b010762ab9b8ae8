import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Answers } from '../testSample';
import { forgetSample, press, PROJECT, serve, show, trained } from '../testSample';
import { AutomationTab } from './AutomationTab';

beforeAll(() => {
  Object.defineProperty(window, 'goldset', { configurable: true, value: { platform: 'linux' } });
});
afterEach(forgetSample);

const none = { n: 0, agreed: 0, rate: null, rateCi: null, kappa: null };
const QUEUE: Answers = {
  'models.list': [trained(9)],
  'queues.list': [{ id: 0, name: 'All items', total: 5, labelled: 4, skipped: 0, isAssigned: false, automation: 'human' }, { id: 12, name: 'Margin 1', total: 20, labelled: 6, skipped: 0, isAssigned: false, automation: 'assisted' }],
  'automation.get': { level: 'assisted', runId: 9, threshold: 0.95, auditShare: 0.1, seed: 1, autoLabels: 0, runName: 'Training 9' },
  'automation.agreement': { unseen: none, audit: none, seen: { n: 6, agreed: 5, rate: 5 / 6, rateCi: [0.44, 0.97], kappa: 0.6 } },
  'automation.preview': { waiting: 14, accepted: 9, audited: 1, left: 4, expected: { n: 30, right: 30, rate: 1, rateCi: [0.88, 1] } },
};

test('without a queue it leads to a batch', async () => {
  serve({});
  show(<AutomationTab project={PROJECT} />);
  expect(await screen.findByRole('heading', { name: 'No queue yet' })).toBeTruthy();
});

test('agreement is told apart by whether people saw the prediction', async () => {
  serve(QUEUE);
  show(<AutomationTab project={PROJECT} />);
  const row = await screen.findByRole('row', { name: /^Saw the suggestion/ });
  expect(row.textContent).toContain('83.3% 44.0% to 97.0%0.60');
  expect(screen.getByRole('row', { name: /^Audit items/ }).textContent).toContain('n/a');
});

test('accepting waits until the level is saved, and says what one undo does', async () => {
  const call = serve({ ...QUEUE, 'automation.set': {}, 'automation.accept': { accepted: 9, audited: 1, left: 4 } });
  show(<AutomationTab project={PROJECT} />);
  fireEvent.click(await screen.findByRole('radio', { name: 'Partial' }));
  const accept = await screen.findByRole('button', { name: 'Accept 9 predictions' });
  expect(accept).toHaveProperty('disabled', true);
  serve({ ...QUEUE, 'automation.set': {}, 'automation.get': { level: 'partial', runId: 9, threshold: 0.95, auditShare: 0.1, seed: 1, autoLabels: 0, runName: 'Training 9' }, 'automation.accept': { accepted: 9, audited: 1, left: 4 } });
  act(() => void press('Enter', { ctrlKey: true }));
  await waitFor(() => expect(call).toHaveBeenCalledWith('automation.set', { queueId: 12, automation: { level: 'partial', runId: 9, threshold: 0.95, auditShare: 0.1, seed: 1 } }));
});

test('a saved partial queue is accepted', async () => {
  const call = serve({ ...QUEUE, 'automation.get': { level: 'partial', runId: 9, threshold: 0.95, auditShare: 0.1, seed: 1, autoLabels: 3, runName: 'Training 9' }, 'automation.accept': { accepted: 9, audited: 1, left: 4 } });
  show(<AutomationTab project={PROJECT} />);
  expect(await screen.findByText('3 items have an auto-label from this queue.')).toBeTruthy();
  const accept = await screen.findByRole('button', { name: 'Accept 9 predictions' });
  expect(screen.getByText(/One Ctrl\+Z withdraws them all/)).toBeTruthy();
  fireEvent.click(accept);
  await waitFor(() => expect(call).toHaveBeenCalledWith('automation.accept', { queueId: 12 }));
});
