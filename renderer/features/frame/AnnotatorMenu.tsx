import { Button, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck, IconUser } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { displayKeys } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { showFailure } from '../../components/showFailure';
import { services } from '../../data/services';
import { useRead } from '../../data/queries';
import { chooseAnnotator, useApp } from '../../state/app';
import classes from './AnnotatorMenu.module.css';

const setOpen = (annotatorMenuOpen: boolean) => useApp.setState({ annotatorMenuOpen });

/** Who labels now. Two keystrokes switch: the menu's key, then the number beside the name. */
export function AnnotatorMenu() {
  const annotators = useRead('annotators.list', {});
  const opened = useApp((state) => state.annotatorMenuOpen);
  const currentId = useApp((state) => state.annotatorId);
  const [newName, setNewName] = useState('');
  // chosen with a key, the next key is for the item; dismissed, the focus goes back
  const target = useRef<HTMLButtonElement>(null);
  const people = (annotators.data ?? []).filter((annotator) => !annotator.imported);
  const current = people.find(({ id }) => id === currentId);

  const add = async () => {
    try {
      const added = await services.call('annotators.add', { name: newName.trim(), role: 'annotator' });
      setNewName('');
      chooseAnnotator(added.id);
    } catch (error) {
      showFailure('The annotator was not added', error);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1);
    else {
      const chosen = people[Number(event.key) - 1];
      if (!chosen || event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey) return;
      chooseAnnotator(chosen.id);
    }
    event.preventDefault();
  };

  return (
    <Popover opened={opened} onChange={setOpen} onDismiss={() => target.current?.focus()} position="bottom-end" width={280} shadow="md" trapFocus transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <Button ref={target} variant="default" leftSection={<IconUser size={15} aria-hidden />} rightSection={<Keycap keys={displayKeys('mod+U')} />} onClick={() => setOpen(!opened)}>
          <bdi className={classes.current}>{current?.name ?? 'Choose annotator'}</bdi>
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={4} onKeyDown={onKeyDown} aria-label="Annotator">
        <div className={classes.list}>
          {people.map((annotator, index) => (
            <UnstyledButton key={annotator.id} className={classes.person} onClick={() => chooseAnnotator(annotator.id)} aria-current={annotator.id === currentId || undefined} data-autofocus={annotator.id === (currentId ?? people[0]?.id) || undefined}>
              <span className={classes.check}>{annotator.id === currentId && <IconCheck size={15} aria-hidden />}</span>
              <bdi className={classes.name}>{annotator.name}</bdi>
              <span className={classes.count}>{annotator.annotations > 0 ? annotator.annotations.toLocaleString() : ''}</span>
              {index < 9 && <Keycap keys={String(index + 1)} />}
            </UnstyledButton>
          ))}
        </div>
        <form
          className={classes.add}
          onSubmit={(event) => {
            event.preventDefault();
            if (newName.trim() !== '') void add();
          }}
        >
          <TextInput aria-label="Name of a new annotator" placeholder="New annotator" value={newName} maxLength={200} onChange={(event) => setNewName(event.currentTarget.value)} flex={1} />
          <Button type="submit" variant="default" disabled={newName.trim() === ''}>
            Add
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function moveFocus(within: HTMLElement, by: number): void {
  const stops = [...within.querySelectorAll<HTMLElement>('button:not(:disabled), input')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[(at + by + stops.length) % stops.length]?.focus();
}
