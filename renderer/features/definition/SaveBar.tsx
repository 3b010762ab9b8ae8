import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { displayKeys, offerCommands } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import classes from './SaveBar.module.css';

export interface SaveBarProps {
  /** What the command palette calls it: "Save the classes". */
  readonly title: string;
  /** What saving would change; empty: nothing. */
  readonly changes: readonly string[];
  /** Why it cannot be saved as it is. */
  readonly problem: string | null;
  /** Why the service did not save. */
  readonly refusal: string | null;
  readonly isSaving: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** Draft against saved: what changes, and the one button that makes it so. Its place is there before it is needed. */
export function SaveBar({ title, changes, problem, refusal, isSaving, onSave, onDiscard }: SaveBarProps) {
  const canSave = changes.length > 0 && problem === null && !isSaving;
  const latest = useRef({ canSave, onSave });
  useEffect(() => {
    latest.current = { canSave, onSave };
  });
  useEffect(() => offerCommands([{ id: 'definition.save', title, section: 'Edit', keys: 'mod+s', isAvailable: () => latest.current.canSave, run: () => latest.current.onSave() }]), [title]);

  const [first, ...rest] = changes;
  return (
    <footer className={classes.bar}>
      <div className={classes.state} role="status">
        {refusal !== null || problem !== null ? (
          <span className={classes.bad}>{refusal ?? problem}</span>
        ) : first === undefined ? (
          <span className={classes.muted}>Saved</span>
        ) : rest.length === 0 ? (
          <span className={classes.look}>{first}</span>
        ) : (
          <details className={classes.changes}>
            <summary>
              {first} and {rest.length.toLocaleString()} more {rest.length === 1 ? 'change' : 'changes'}
            </summary>
            <ul>
              {changes.slice(0, 50).map((change, index) => (
                <li key={index}>{change}</li>
              ))}
              {changes.length > 50 && <li>and {(changes.length - 50).toLocaleString()} more</li>}
            </ul>
          </details>
        )}
      </div>
      <Button variant="default" disabled={changes.length === 0 || isSaving} onClick={onDiscard}>
        Discard
      </Button>
      <Button disabled={!canSave} onClick={onSave} rightSection={<Keycap keys={displayKeys('mod+S')} />}>
        Save
      </Button>
    </footer>
  );
}
