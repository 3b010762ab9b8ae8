import type { Modality } from '../../../shared/domain/project';

export interface KeyLine {
  readonly keys: readonly string[];
  readonly does: string;
}

/** The keys of the labelling screen, as the `?` panel shows them. Class keys and the one for suggestions, which depends on what is labelled, are added by the panel. */
export const LABEL_KEYS: readonly KeyLine[] = [
  { keys: ['Space'], does: 'Skip, to come back later' },
  { keys: ['F'], does: 'Flag as ambiguous, with a note' },
  { keys: ['Ctrl+Z'], does: 'Take back the last answer, and the one before …' },
  { keys: ['←', '→'], does: 'Look at the previous or next item; answering again replaces the answer' },
  { keys: ['/'], does: 'Find a class by name; Enter answers, Esc leaves' },
  { keys: ['G'], does: 'Guideline' },
  { keys: ['?'], does: 'These keys' },
  { keys: ['Ctrl+U'], does: 'Switch annotator' },
  { keys: ['Ctrl+K'], does: 'Find any command' },
];

const SIZE: KeyLine = { keys: ['+', '-'], does: 'Larger, smaller' };
const SCROLL: KeyLine = { keys: ['↑', '↓', 'PgUp', 'PgDn', 'Home', 'End'], does: 'Scroll' };

export const ITEM_KEYS: Readonly<Record<Modality, readonly KeyLine[]>> = {
  text: [SCROLL, SIZE, { keys: ['Shift+K'], does: 'Choose keywords to highlight' }, { keys: ['Shift+H'], does: 'Show hidden characters' }],
  image: [
    { keys: ['+', '-'], does: 'Zoom in, out; the wheel zooms at the cursor' },
    { keys: ['0'], does: 'Real size, and back to the whole image' },
    { keys: ['Shift+arrows'], does: 'Pan; or drag' },
    { keys: ['[', ']'], does: 'Darker, brighter' },
    { keys: ['{', '}'], does: 'Less, more contrast' },
    { keys: ['\\'], does: 'Light as in the file' },
  ],
  audio: [
    { keys: ['Enter'], does: 'Play, pause' },
    { keys: ['Shift+←', 'Shift+→'], does: 'One second back, on' },
    { keys: ['Home'], does: 'To the start' },
    { keys: [',', '.'], does: 'Slower, faster, at the same pitch' },
    { keys: ['[', ']'], does: 'Loop starts, ends here; or drag over the waveform' },
    { keys: ['Shift+L'], does: 'Loop on, off' },
    { keys: ['Shift+S'], does: 'Spectrogram' },
  ],
  table: [SCROLL, SIZE],
};
