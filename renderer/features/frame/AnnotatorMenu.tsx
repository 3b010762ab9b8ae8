import { Button, Group, Kbd, Menu, TextInput } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { displayKeys } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { showFailure } from '../../components/showFailure';
import { services } from '../../data/services';
import { useRead } from '../../data/queries';
import { useApp } from '../../state/app';

const setOpen = (annotatorMenuOpen: boolean) => useApp.setState({ annotatorMenuOpen });

/** Who labels now. Two keystrokes switch: the menu's key, then the number beside the name. */
export function AnnotatorMenu() {
  const annotators = useRead('annotators.list', {});
  const opened = useApp((state) => state.annotatorMenuOpen);
  const currentId = useApp((state) => state.annotatorId);
  const [newName, setNewName] = useState('');
  const people = (annotators.data ?? []).filter((annotator) => !annotator.imported);
  const current = people.find(({ id }) => id === currentId);

  const choose = (annotatorId: number) => useApp.setState({ annotatorId, annotatorMenuOpen: false });
  const add = async () => {
    try {
      const added = await services.call('annotators.add', { name: newName, role: 'annotator' });
      setNewName('');
      choose(added.id);
    } catch (error) {
      showFailure('The annotator was not added', error);
    }
  };
  const onDigit = (event: React.KeyboardEvent) => {
    const chosen = people[Number(event.key) - 1];
    if (!chosen || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    choose(chosen.id);
  };

  return (
    <Menu opened={opened} onChange={setOpen} position="bottom-end" width={260} returnFocus>
      <Menu.Target>
        <Button variant="default" leftSection={<IconUser size={15} aria-hidden />} rightSection={<Keycap keys={displayKeys('mod+U')} />}>
          {current?.name ?? 'Choose annotator'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown onKeyDown={onDigit}>
        <Menu.Label>Annotator</Menu.Label>
        {people.map((annotator, index) => (
          <Menu.Item key={annotator.id} onClick={() => choose(annotator.id)} rightSection={index < 9 ? <Kbd size="xs">{index + 1}</Kbd> : null} aria-current={annotator.id === currentId || undefined}>
            <bdi>{annotator.name}</bdi>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Group p="xs" gap="xs" wrap="nowrap">
          <TextInput aria-label="Name of a new annotator" placeholder="New annotator" value={newName} onChange={(event) => setNewName(event.currentTarget.value)} onKeyDown={(event) => event.key === 'Enter' && newName.trim() !== '' && void add()} flex={1} />
          <Button disabled={newName.trim() === ''} onClick={() => void add()}>
            Add
          </Button>
        </Group>
      </Menu.Dropdown>
    </Menu>
  );
}
