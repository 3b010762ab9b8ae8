import { Button, Group, Loader, Text, Title } from '@mantine/core';
import { IconFile, IconFileImport, IconFolder } from '@tabler/icons-react';
import type { Modality } from '../../../shared/domain/project';
import { Problem } from '../../components/Problem';
import { formatBytes } from '../../format/formatBytes';
import classes from './Import.module.css';
import { useImport } from './importStore';
import { chooseFiles, chooseFolder } from './primaryAction';

const WHAT: Record<Modality, string> = {
  text: 'One row or object a text. Labels that people or other tools gave can come along, or be imported later.',
  image: 'A table that names the image files, or the folder they lie in; the names of its sub-folders can become tags or gold labels.',
  audio: 'A table that names the sound files, or the folder they lie in; the names of its sub-folders can become tags or gold labels.',
  table: 'One row an item; its columns are what is shown to label.',
};

export function FilesStep() {
  const { modality, sources, inspecting, failure } = useImport();
  const takesFolders = modality === 'image' || modality === 'audio';
  return (
    <div className={classes.files}>
      <IconFileImport size={44} stroke={1.2} className={classes.filesIcon} aria-hidden />
      <Title order={2}>Drop CSV, TSV, JSON, JSON Lines or Parquet files{takesFolders ? ', or a folder,' : ''} here</Title>
      <Text c="var(--gs-muted)" maw={520} ta="center">
        {WHAT[modality]}
      </Text>
      <Group>
        <Button variant="default" leftSection={<IconFile size={16} aria-hidden />} onClick={() => void chooseFiles()} disabled={inspecting}>
          Choose files
        </Button>
        {takesFolders && (
          <Button variant="default" leftSection={<IconFolder size={16} aria-hidden />} onClick={() => void chooseFolder()} disabled={inspecting}>
            Choose a folder
          </Button>
        )}
      </Group>
      {inspecting && (
        <Group gap="sm" role="status">
          <Loader size="xs" /> Reading the beginning of <bdi>{sources[0]?.name}</bdi>
        </Group>
      )}
      {failure !== null && (
        <Problem title={sources[0] ? `${sources[0].name} (${formatBytes(sources[0].bytes)}) cannot be read` : 'That did not work'}>{failure}</Problem>
      )}
    </div>
  );
}
