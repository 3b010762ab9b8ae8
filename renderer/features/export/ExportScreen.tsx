import { useRead } from '../../data/queries';
import { EmptyState } from '../../components/EmptyState';
import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { displayKeys } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { openImport } from '../../state/app';
import classes from './Export.module.css';
import { ExportPanel } from './ExportPanel';
import { ResolvePanel } from './ResolvePanel';
import { SplitPanel } from './SplitPanel';

/** From answers to files to train on, in the order of the work: resolve, split, export. */
export function ExportScreen() {
  const project = useRead('project.get', {}).data;
  if (!project) return null;
  if (project.items === 0) {
    return (
      <EmptyState
        title="Nothing to export yet"
        text="This is where answers become gold labels, items are divided into train, dev and test, and files to train on are written. It begins with items."
        action={
          <Button size="sm" leftSection={<IconUpload size={16} aria-hidden />} rightSection={<Keycap keys={displayKeys('mod+I')} />} onClick={openImport}>
            Import
          </Button>
        }
      />
    );
  }
  const readOnly = project.readOnly !== null;
  return (
    <div className={classes.screen}>
      <h1 className="visuallyHidden">Split and export</h1>
      <div className={classes.column}>
        <ResolvePanel items={project.items} gold={project.gold} readOnly={readOnly} />
        <SplitPanel items={project.items} gold={project.gold} readOnly={readOnly} />
      </div>
      <div className={classes.column}>
        <ExportPanel />
      </div>
    </div>
  );
}
