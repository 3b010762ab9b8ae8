import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { ProjectInfo } from '../../../shared/contract/project';
import { showFailure } from '../../components/showFailure';
import { services } from '../../data/services';
import { IntegrityCheck } from './IntegrityCheck';
import { SettingRow } from './SettingRow';

export function ProjectSettings({ project }: { readonly project: ProjectInfo }) {
  const [name, setName] = useState(project.name);
  const canRename = name.trim() !== '' && name.trim() !== project.name && project.readOnly === null;
  const rename = async () => {
    try {
      await services.call('project.rename', { name: name.trim() });
      notifications.show({ message: 'The project is renamed. Its file keeps its name.', autoClose: 3_000 });
    } catch (error) {
      showFailure('The project was not renamed', error);
    }
  };
  return (
    <>
      <SettingRow title="Name" text={project.fileName} htmlFor="setting-name">
        <form
          style={{ display: 'flex', gap: 8 }}
          onSubmit={(event) => {
            event.preventDefault();
            if (canRename) void rename();
          }}
        >
          <TextInput id="setting-name" w={240} value={name} maxLength={1_000} dir="auto" onChange={(event) => setName(event.currentTarget.value)} />
          <Button type="submit" variant="default" disabled={!canRename}>
            Rename
          </Button>
        </form>
      </SettingRow>
      <IntegrityCheck />
    </>
  );
}
