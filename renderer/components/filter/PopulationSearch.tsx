import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import classes from './Population.module.css';

/** Every search computes all figures anew. */
const TYPING_PAUSE_MS = 400;

/** Words that the items looked at must hold. Asks when the typing pauses. */
export function PopulationSearch({ search, onSearch }: { readonly search: string; readonly onSearch: (search: string) => void }) {
  const [text, setText] = useState(search);
  const [seen, setSeen] = useState(search);
  if (seen !== search) {
    // chosen elsewhere: a slice, all items
    setSeen(search);
    setText(search);
  }
  const ask = useEffectEvent((wanted: string) => wanted !== search && onSearch(wanted));
  useEffect(() => {
    const timer = setTimeout(() => ask(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextInput
      type="search"
      className={classes.search ?? ''}
      leftSection={<IconSearch size={14} aria-hidden />}
      aria-label="Search among the items looked at"
      placeholder="Search"
      title="Words, “a phrase”, begin*: figures are over the items that hold them"
      dir="auto"
      maxLength={1_000}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onSearch(text);
        if (event.key === 'Escape') setText('');
      }}
    />
  );
}
