import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { displayKeys } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { EmptyState } from '../../components/EmptyState';
import { showFailure } from '../../components/showFailure';
import { services } from '../../data/services';
import { useRead } from '../../data/queries';
import { openImport, showScreen, useApp } from '../../state/app';
import { LabelWorkspace } from './LabelWorkspace';
import { useChosenQueue } from './useChosenQueue';

/** The labelling screen, once there is somebody to label, something to label and something to answer. */
export function LabelScreen() {
  const project = useRead('project.get', {});
  const schema = useRead('labelSchema.get', {});
  const annotators = useRead('annotators.list', {});
  const annotatorId = useApp((state) => state.annotatorId);
  const queueId = useChosenQueue(annotatorId);
  if (!project.data || !schema.data || !annotators.data) return null;

  const people = annotators.data.filter((annotator) => !annotator.imported);
  const active = schema.data.classes.filter((entry) => !entry.retired);
  if (project.data.items === 0) {
    return <EmptyState title="Nothing to label yet" text="Import a file or a folder; its items come here one by one." action={<Button onClick={openImport} rightSection={<Keycap keys="Ctrl+I" />}>Import</Button>} />;
  }
  if (active.length === 0) {
    return <EmptyState title="No classes yet" text="Say which answers an item can get; each becomes a key on this screen." action={<Button onClick={() => showScreen('definition')} rightSection={<Keycap keys={displayKeys('mod+6')} />}>Define the classes</Button>} />;
  }
  if (people.length === 0) return <FirstAnnotator />;
  if (annotatorId === null || !people.some(({ id }) => id === annotatorId)) {
    return <EmptyState title="Who is labelling?" text="Answers are kept apart by annotator, so that agreement can be measured." action={<Button onClick={() => useApp.setState({ annotatorMenuOpen: true })} rightSection={<Keycap keys="Ctrl+U" />}>Choose annotator</Button>} />;
  }
  if (queueId === null) return null;
  return <LabelWorkspace project={project.data} question={schema.data.question} classes={schema.data.classes} annotatorId={annotatorId} queueId={queueId} />;
}

function FirstAnnotator() {
  const [name, setName] = useState('');
  const add = async () => {
    try {
      const added = await services.call('annotators.add', { name: name.trim(), role: 'annotator' });
      useApp.setState({ annotatorId: added.id });
    } catch (error) {
      showFailure('The annotator was not added', error);
    }
  };
  return (
    <EmptyState
      title="Who is labelling?"
      text="Every answer is kept with the name of who gave it, so that agreement can be measured later."
      action={
        <form
          style={{ display: 'flex', gap: 8 }}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') void add();
          }}
        >
          <TextInput size="sm" w={240} aria-label="Your name" placeholder="Your name" autoFocus value={name} maxLength={200} onChange={(event) => setName(event.currentTarget.value)} />
          <Button size="sm" type="submit" disabled={name.trim() === ''} rightSection={<Keycap keys="Enter" />}>
            Start labelling
          </Button>
        </form>
      }
    />
  );
}
