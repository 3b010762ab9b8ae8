import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ClassCurves } from './ClassCurves';

const CURVE = {
  class: 'u',
  positives: 4,
  n: 20,
  averagePrecision: 0.7,
  points: [
    { threshold: 0.9, tp: 1, fp: 0, precision: 1, recall: 0.25, f1: 0.4 },
    { threshold: 0.6, tp: 3, fp: 1, precision: 0.75, recall: 0.75, f1: 0.75 },
    { threshold: 0.2, tp: 4, fp: 6, precision: 0.4, recall: 1, f1: 0.5714 },
  ],
};

it('the threshold is moved by the arrow keys, and the counts at it are said', () => {
  render(
    <MantineProvider>
      <ClassCurves curve={CURVE} name="spam" />
    </MantineProvider>,
  );
  const state = () => screen.getByRole('status', { name: 'At the threshold' }).textContent;
  const slider = screen.getByRole('slider', { name: 'Threshold' });
  expect(state()).toContain('4 items called so: 3 right, 1 wrong; 1 missed');
  fireEvent.keyDown(slider, { key: 'ArrowLeft' });
  expect(slider.getAttribute('aria-valuetext')).toBe('0.2');
  expect(state()).toContain('10 items called so: 4 right, 6 wrong; 0 missed');
  fireEvent.click(screen.getByRole('button', { name: /Best F1: 75% at 0.6/ }));
  expect(slider.getAttribute('aria-valuetext')).toBe('0.6');
  fireEvent.click(screen.getAllByText('Table')[0]!);
  expect(screen.getAllByRole('row')).toHaveLength(4);
});

it('says so where no item has probabilities', () => {
  render(
    <MantineProvider>
      <ClassCurves curve={{ ...CURVE, points: [], positives: 0, n: 0 }} name="spam" />
    </MantineProvider>,
  );
  expect(screen.getByText(/No item with probabilities/)).toBeTruthy();
});
