import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Stale } from './Stale';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));

it('is busy at once, greyed after a while, and neither when the new is there', () => {
  const { rerender } = render(<Stale when>figures</Stale>);
  const place = screen.getByText('figures');
  expect(place.getAttribute('aria-busy')).toBe('true');
  wait(200);
  expect(place.hasAttribute('data-noticed')).toBe(false);
  wait(100);
  expect(place.hasAttribute('data-noticed')).toBe(true);
  rerender(<Stale when={false}>figures</Stale>);
  expect(place.hasAttribute('aria-busy')).toBe(false);
  expect(place.hasAttribute('data-noticed')).toBe(false);
});

it('is never greyed where the new comes soon', () => {
  const { rerender } = render(<Stale when>figures</Stale>);
  wait(200);
  rerender(<Stale when={false}>figures</Stale>);
  wait(200);
  rerender(<Stale when>figures</Stale>);
  wait(200);
  expect(screen.getByText('figures').hasAttribute('data-noticed')).toBe(false);
});
