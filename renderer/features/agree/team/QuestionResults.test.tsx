import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { GoldQuestionResult } from '../../../../shared/contract/assignments';
import { queryClient } from '../../../data/queries';
import { services } from '../../../data/services';
import { QuestionResults } from './QuestionResults';

beforeAll(() => {
  Object.defineProperty(window, 'goldset', { configurable: true, value: { platform: 'linux' } });
});
afterEach(() => {
  vi.restoreAllMocks();
  queryClient.clear();
});

const ANN: GoldQuestionResult = { annotatorId: 1, name: 'Ann', asked: 10, answered: 4, right: 3, undecided: 1, accuracy: 0.75, reason: null, interval: { low: 0.3, high: 0.95 } };
const BEN: GoldQuestionResult = { annotatorId: 2, name: 'Ben', asked: 10, answered: 0, right: 0, undecided: 0, accuracy: null, reason: 'no question was answered yet', interval: null };

test('gives accuracy with its interval, and n/a with the reason where nothing was answered', async () => {
  const call = vi.spyOn(services, 'call').mockImplementation(((message: string) => Promise.resolve(message === 'goldQuestions.result' ? [ANN, BEN] : { removed: 15 })) as never);
  render(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <QuestionResults readOnly={false} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  const row = await screen.findByRole('row', { name: /^Ann / });
  expect(row.textContent).toContain('75%');
  expect(row.textContent).toContain('30%–95%');
  expect(row.textContent).toContain('+1 undecided');
  expect(screen.getByRole('row', { name: /^Ben/ }).textContent).toContain('n/a: no question was answered yet');
  fireEvent.click(screen.getByRole('button', { name: 'Take out the unanswered ones' }));
  await waitFor(() => expect(call).toHaveBeenCalledWith('goldQuestions.remove', { annotatorIds: [1, 2], actorId: null }));
});
