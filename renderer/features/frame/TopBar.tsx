import { Button, UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconChevronLeft, IconSearch } from '@tabler/icons-react';
import type { ProjectInfo } from '../../../shared/contract/project';
import { displayKeys } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { AnnotatorMenu } from './AnnotatorMenu';
import classes from './TopBar.module.css';

export function TopBar({ project }: { readonly project: ProjectInfo }) {
  return (
    <header className={classes.bar}>
      <Button variant="subtle" color="gray" leftSection={<IconChevronLeft size={16} aria-hidden />} onClick={() => void window.goldset.closeProject({})} aria-label="Close project, back to Home">
        Home
      </Button>
      <div className={classes.project}>
        <bdi className={classes.name}>{project.name}</bdi>
        <span className={classes.file}>{project.fileName}</span>
      </div>
      <UnstyledButton className={classes.search} onClick={() => spotlight.open()}>
        <IconSearch size={15} aria-hidden />
        <span>Find a command</span>
        <Keycap keys={displayKeys('mod+K')} />
      </UnstyledButton>
      <AnnotatorMenu />
    </header>
  );
}
