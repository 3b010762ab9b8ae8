import { ActionIcon, Input } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { CLASS_HOTKEYS } from '../../../shared/domain/labelSchema';
import { Keycap } from '../../components/Keycap';
import classes from './HotkeyField.module.css';

/** Catches the key that is to answer with a class: press it. Backspace takes it away. */
export function HotkeyField({ value, error, onChange }: { readonly value: string | null; readonly error: string | undefined; readonly onChange: (key: string | null) => void }) {
  const id = useId();
  const [refused, setRefused] = useState<string | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const key = event.key.toLowerCase();
    if (key === 'backspace' || key === 'delete') onChange(null);
    else if (CLASS_HOTKEYS.includes(key)) onChange(key);
    else if (/^[fg0 ?/]$/.test(key)) {
      setRefused(`${key === ' ' ? 'Space' : key.toUpperCase()} belongs to the labelling screen. Keys for classes are 1 to 9 and the letters but F and G.`);
      event.preventDefault();
      return;
    } else return;
    setRefused(null);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Input.Wrapper label="Key" labelProps={{ id }} error={refused ?? error}>
      <div className={classes.field}>
        <button type="button" className={classes.catcher} aria-labelledby={`${id} ${id}-value ${id}-hint`} onKeyDown={onKeyDown} onBlur={() => setRefused(null)}>
          <span id={`${id}-value`}>{value === null ? <span className={classes.none}>none</span> : <Keycap keys={value.toUpperCase()} />}</span>
          <span id={`${id}-hint`} className={classes.hint}>
            press a key
          </span>
        </button>
        {value !== null && (
          <ActionIcon variant="subtle" color="gray" aria-label="No key" onClick={() => onChange(null)}>
            <IconX size={15} />
          </ActionIcon>
        )}
      </div>
    </Input.Wrapper>
  );
}
