/**
 * One thing the user can do, in one object: the palette, the key and the menu entry all read it.
 * `keys` is what is shown and matched: `mod+K` is Ctrl (Cmd on macOS); null has no key.
 */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly section: 'Go to' | 'Project' | 'Edit' | 'Label' | 'Settle' | 'Sample' | 'Analyse' | 'View';
  readonly keys: string | null;
  readonly isAvailable: () => boolean;
  readonly run: () => void | Promise<void>;
}
