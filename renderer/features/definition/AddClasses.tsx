import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { Keycap } from '../../components/Keycap';
import classes from './AddClasses.module.css';

/** Takes one name, or a pasted list of them, one a line. */
export function AddClasses({ onAdd }: { readonly onAdd: (names: string) => void }) {
  const [names, setNames] = useState('');
  const count = names.split('\n').filter((line) => line.trim() !== '').length;
  const add = () => {
    if (count === 0) return;
    onAdd(names);
    setNames('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  };
  return (
    <div className={classes.add}>
      <Textarea aria-label="Names of new classes, one a line" placeholder="Add a class, or paste names, one a line" value={names} autosize minRows={1} maxRows={6} flex={1} dir="auto" onChange={(event) => setNames(event.currentTarget.value)} onKeyDown={onKeyDown} />
      <Button variant="default" disabled={count === 0} onClick={add} rightSection={<Keycap keys="Enter" />}>
        {count > 1 ? `Add ${count.toLocaleString()}` : 'Add'}
      </Button>
    </div>
  );
}
