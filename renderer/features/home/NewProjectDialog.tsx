import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PickedFile } from '../../../shared/contract/shell';
import { MODALITIES, type Modality } from '../../../shared/domain/project';
import { Keycap } from '../../components/Keycap';
import { MODALITY_NAME, ModalityIcon } from '../../components/ModalityIcon';
import { importFiles, openProjectWith, useOpening } from '../../state/opening';
import { describeFailure } from './describeFailure';
import { guessModality } from './guessModality';
import classes from './Home.module.css';

const HINT: Record<Modality, string> = {
  text: 'Reviews, messages, documents',
  image: 'PNG, JPEG, WebP, GIF files',
  audio: 'WAV, MP3, FLAC, Ogg files',
  table: 'Records with several fields',
};
const close = () => useOpening.setState({ newProject: null });

/** Asks for a name and what is labelled; the system's dialog then asks where the file goes. */
export function NewProjectDialog() {
  const request = useOpening((state) => state.newProject);
  return (
    <Modal opened={request !== null} onClose={close} title="New project" size={560} closeButtonProps={{ 'aria-label': 'Close' }}>
      {request && <NewProjectForm sources={request.sources} />}
    </Modal>
  );
}

function NewProjectForm({ sources }: { readonly sources: readonly PickedFile[] }) {
  const [name, setName] = useState(() => sources[0]?.name.replace(/\.[^.]+$/, '') ?? '');
  const [modality, setModality] = useState<Modality>(() => guessModality(sources));
  const busy = useOpening((state) => state.busy);
  const failure = useOpening((state) => state.failure);

  const create = async () => {
    if (!(await openProjectWith(name, () => window.goldset.createProject({ name: name.trim(), modality })))) return;
    close();
    if (sources.length > 0) importFiles(sources);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void create();
      }}
    >
      <Stack gap="lg">
        <TextInput label="Name" size="sm" data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={200} />
        <Radio.Group label="What is labelled" value={modality} onChange={(value) => setModality(value as Modality)}>
          <div className={classes.modalities}>
            {MODALITIES.map((value) => (
              <Radio.Card key={value} value={value} className={classes.modality}>
                <ModalityIcon modality={value} size={20} />
                <span>
                  <b>{MODALITY_NAME[value]}</b>
                  <Text span display="block" size="sm" c="var(--gs-muted)">
                    {HINT[value]}
                  </Text>
                </span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        {sources.length > 0 && (
          <Text size="sm" c="var(--gs-muted)">
            Then imports <bdi>{sources.map((source) => source.name).join(', ')}</bdi>.
          </Text>
        )}
        {failure && (
          <Text role="alert" c="var(--gs-bad)">
            {describeFailure(failure.code).title}: {failure.message}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" disabled={name.trim() === ''} loading={busy !== null} rightSection={<Keycap keys="Enter" />}>
            Choose where to keep it
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
