import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Keycap } from '../../components/Keycap';
import { saveKeywords, useKeywords } from './keywords';

/** One keyword a line; they are marked wherever they occur. A help for the eye, kept on this computer, no part of the project. */
export function KeywordsDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} returnFocus={false} title="Keywords to highlight" closeButtonProps={{ 'aria-label': 'Close the keywords' }}>
      <KeywordsForm onClose={onClose} />
    </Modal>
  );
}

function KeywordsForm({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState(() => useKeywords.getState().words.join('\n'));
  const save = () => {
    saveKeywords(text);
    onClose();
  };
  return (
    <>
      <Textarea data-autofocus label="One word or phrase a line" value={text} rows={8} onChange={(event) => setText(event.currentTarget.value)} onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && save()} />
      <Group mt="md" gap="sm">
        <Button onClick={save} rightSection={<Keycap keys="Ctrl+Enter" />}>
          Highlight
        </Button>
        <Button variant="default" onClick={onClose} rightSection={<Keycap keys="Esc" />}>
          Leave
        </Button>
      </Group>
    </>
  );
}
