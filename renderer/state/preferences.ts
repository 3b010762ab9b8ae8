import { create } from 'zustand';
import { BACKENDS, type Backend } from '../../shared/domain/model';

const KEY = 'goldset.preferences';

export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  /** Whether a single key, without Ctrl or Alt, does something. Off: class keys want Alt. */
  readonly singleKeys: boolean;
  /** Whether an answer brings the next item. */
  readonly autoAdvance: boolean;
  /** Whether tags and kept columns are shown while labelling. Off: they may give the answer away. */
  readonly showDetails: boolean;
  /** Size of the text to be labelled, in CSS pixels. */
  readonly textSize: number;
  /** What trains the local model on this computer; `auto`: the fastest there is. */
  readonly backend: 'auto' | Backend;
}

export const TEXT_SIZES = { smallest: 14, largest: 28, usual: 18 } as const;
const DEFAULTS: Preferences = { theme: 'system', singleKeys: true, autoAdvance: true, showDetails: false, textSize: TEXT_SIZES.usual, backend: 'auto' };

/** How this person likes to work, on this computer. */
export const usePreferences = create<Preferences>(() => ({ ...DEFAULTS, ...readStored() }));

export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  localStorage.setItem(KEY, JSON.stringify(usePreferences.getState()));
}

export function setTheme(theme: Preferences['theme']): void {
  setPreferences({ theme });
  void window.goldset.setTheme({ theme });
}

const CHOICES: Partial<Record<keyof Preferences, readonly string[]>> = { theme: ['system', 'light', 'dark'], backend: ['auto', ...BACKENDS] };

/** What an older or newer version stored and this one does not know falls back to the usual. */
function readStored(): Partial<Preferences> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(Object.entries(stored).filter(([key, value]) => isKnown(key as keyof Preferences, value)));
  } catch {
    return {};
  }
}

function isKnown(key: keyof Preferences, value: unknown): boolean {
  return typeof value === typeof DEFAULTS[key] && (CHOICES[key]?.includes(String(value)) ?? true);
}
