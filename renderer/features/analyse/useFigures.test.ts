// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Analysis } from '../../data/useAnalysis';
import { useFigures } from './useFigures';

/** What the two questions, without and with intervals, are answered; and whether the second is asked. */
const answers = { quick: state({}), full: state({}), isFullAsked: false };

vi.mock('../../data/useAnalysis', () => ({
  useAnalysis: (_: string, { bootstrap }: { bootstrap: number }, { enabled = true } = {}) => {
    if (bootstrap === 0) return answers.quick;
    answers.isFullAsked = enabled;
    return answers.full;
  },
}));

function state(part: Partial<Analysis<{ n: number }>>): Analysis<{ n: number }> {
  return { data: undefined, error: null, running: null, isStale: false, isCancelled: false, cancel: () => {}, compute: () => {}, ...part };
}
const RUNNING = state({ running: {} as NonNullable<Analysis<unknown>['running']> });

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(answers, { quick: RUNNING, full: state({}), isFullAsked: false });
  return () => vi.useRealTimers();
});

function open() {
  const { result, rerender } = renderHook(() => useFigures({ runId: 1, baselineRunId: null, query: { search: '', filters: [], sort: null } }, 'none'));
  return { now: () => result.current, step: (part: Partial<typeof answers>) => (Object.assign(answers, part), rerender()), wait: (ms: number) => act(() => vi.advanceTimersByTime(ms)) };
}

test('figures come first; items and intervals are asked for once they were painted', () => {
  const { now, step, wait } = open();
  expect([now().waits, now().areIntervalsDue, answers.isFullAsked]).toEqual([true, false, false]);
  step({ quick: state({ data: { n: 5 } }) });
  expect([now().waits, now().areIntervalsDue, answers.isFullAsked]).toEqual([true, true, false]);
  wait(100);
  expect([now().waits, now().areIntervalsDue, answers.isFullAsked]).toEqual([false, false, true]);
  const full = { n: 5 };
  step({ full: state({ data: full }) });
  expect(now().result).toBe(full);
});

test('another question while intervals are computed: they are of before, and all waits again', () => {
  const { now, step, wait } = open();
  const [first, second] = [{ n: 5 }, { n: 3 }];
  step({ quick: state({ data: first }), full: state({ data: first }) });
  wait(100);
  step({ quick: state({ data: first, isStale: true, running: RUNNING.running }) });
  expect([now().result, now().isStale, now().waits, answers.isFullAsked]).toEqual([first, true, true, false]);
  step({ quick: state({ data: second }), full: state({ data: first, isStale: true }) });
  expect([now().result, now().waits]).toEqual([second, true]);
});

test('items are shown where the figures could not be computed, and no intervals are computed of nothing', () => {
  const { now, step, wait } = open();
  step({ quick: state({ error: new Error('no') }) });
  wait(100);
  expect([now().waits, answers.isFullAsked]).toEqual([false, false]);
  step({ quick: state({ data: { n: 0 } }) });
  wait(100);
  expect([now().waits, now().areIntervalsDue, answers.isFullAsked]).toEqual([false, false, false]);
});
