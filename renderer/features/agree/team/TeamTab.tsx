import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { displayKeys } from '../../../commands/registry';
import { EmptyState } from '../../../components/EmptyState';
import { Keycap } from '../../../components/Keycap';
import { useRead } from '../../../data/queries';
import { openImport } from '../../../state/app';
import classes from './Team.module.css';
import { TEAM_PARTS } from './teamPanels';

/** Who works on the project, on what, how far they are, and how well. */
export function TeamTab() {
  const project = useRead('project.get', {}).data;
  const isPackage = Boolean(useRead('packages.overview', {}).data?.own);
  if (!project) return null;
  if (project.items === 0) {
    return (
      <EmptyState
        title="No work to share yet"
        text="This is where items are shared out among annotators, and where you see how far each one is. It begins with items."
        action={
          <Button size="sm" leftSection={<IconUpload size={16} aria-hidden />} rightSection={<Keycap keys={displayKeys('mod+I')} />} onClick={openImport}>
            Import
          </Button>
        }
      />
    );
  }
  return (
    <div className={classes.screen}>
      {(['left', 'right'] as const).map((column) => (
        <div key={column} className={classes.column}>
          {TEAM_PARTS.filter((part) => (isPackage ? part.id === 'packages' && column === 'left' : part.column === column)).map(({ id, render }) => (
            <div key={id} className={classes.part}>
              {render(project)}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
