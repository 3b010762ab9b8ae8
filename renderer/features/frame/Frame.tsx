import { IconAdjustmentsHorizontal, IconChartDots3, IconListDetails, IconPackageExport, IconTable, IconTag, IconTargetArrow, IconUsersGroup } from '@tabler/icons-react';
import { Button, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ProjectInfo } from '../../../shared/contract/project';
import { displayKeys } from '../../commands/registry';
import { type Screen, showScreen, useApp } from '../../state/app';
import { restoreBackup } from '../../state/opening';
import classes from './Frame.module.css';
import { TopBar } from './TopBar';

// In the order of the work.
const RAIL: readonly { screen: Screen; label: string; keys: string; icon: typeof IconTable }[] = [
  { screen: 'data', label: 'Data', keys: 'mod+1', icon: IconTable },
  { screen: 'label', label: 'Label', keys: 'mod+2', icon: IconTag },
  { screen: 'agree', label: 'Agree', keys: 'mod+3', icon: IconUsersGroup },
  { screen: 'sample', label: 'Sample', keys: 'mod+4', icon: IconTargetArrow },
  { screen: 'analyse', label: 'Analyse', keys: 'mod+5', icon: IconChartDots3 },
  { screen: 'definition', label: 'Classes', keys: 'mod+6', icon: IconListDetails },
  { screen: 'export', label: 'Export', keys: 'mod+7', icon: IconPackageExport },
];

export function Frame({ project, footer, children }: { readonly project: ProjectInfo; readonly footer: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <TopBar project={project} />
      <nav className={classes.rail} aria-label="Screens">
        {RAIL.map((entry) => (
          <RailButton key={entry.screen} {...entry} />
        ))}
        <div className={classes.spacer} />
        <RailButton screen="settings" label="Settings" keys="mod+8" icon={IconAdjustmentsHorizontal} />
      </nav>
      <main className={classes.main}>
        {project.readOnly !== null && (
          <div className={classes.banner} role="status">
            {project.readOnly}
            {project.canRestore && (
              <Button size="compact-xs" variant="default" ml="sm" onClick={restoreBackup}>
                Restore that backup as a new file
              </Button>
            )}
          </div>
        )}
        {project.backupProblem !== null && (
          <div className={classes.notice} role="status">
            No backup was made. {project.backupProblem}
          </div>
        )}
        {project.notice !== null && <div className={classes.notice}>{project.notice}</div>}
        <div className={classes.screen}>{children}</div>
      </main>
      {footer}
    </div>
  );
}

function RailButton({ screen, label, keys, icon: Icon }: (typeof RAIL)[number]) {
  const active = useApp((state) => state.screen === screen);
  return (
    <UnstyledButton className={classes.railButton} data-active={active || undefined} aria-current={active ? 'page' : undefined} title={`${label} (${displayKeys(keys)})`} onMouseDown={keepFocus} onClick={() => showScreen(screen)}>
      <Icon size={20} stroke={1.6} aria-hidden />
      <span>{label}</span>
    </UnstyledButton>
  );
}

/** A click on the rail leaves no focus there: Space would press the rail again instead of skipping an item. */
const keepFocus = (event: React.MouseEvent) => event.preventDefault();
