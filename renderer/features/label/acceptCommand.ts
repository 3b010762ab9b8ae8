import type { Modality } from '../../../shared/domain/project';
import type { Command } from '../../commands/command';
import { labels } from './labelSession';
import { measurePaint } from './timings';

/** A key that was meant for an item that is gone must not lead away from the screen. */
const OVERSHOOT_MS = 700;

let acceptedAt = Number.NEGATIVE_INFINITY;

/** Enter plays a recording, so there the suggestion wants Shift. */
export const acceptKeys = (modality: Modality) => (modality === 'audio' ? 'shift+enter' : 'enter');

export const acceptCommand = (modality: Modality): Command => ({
  id: 'label.accept',
  title: 'Accept the suggestion of the model',
  section: 'Label',
  keys: acceptKeys(modality),
  isAvailable: () => Boolean(labels.store.getState().current?.suggestion),
  run: () => acceptTimed(performance.now()),
});

/** Answers as suggested, and measures how long until the next item is on the screen. */
export function acceptTimed(pressedAt: number): void {
  acceptedAt = pressedAt;
  labels.acceptSuggestion(pressedAt);
  measurePaint(pressedAt);
}

/** Whether a suggestion was accepted a moment ago: an Enter now may be one too many. */
export const hasJustAccepted = () => performance.now() - acceptedAt < OVERSHOOT_MS;
