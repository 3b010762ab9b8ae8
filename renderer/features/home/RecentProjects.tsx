import { ActionIcon, Text, Title, Tooltip, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { RecentProject } from '../../../shared/contract/shell';
import { Bar } from '../../components/Bar';
import { MODALITY_NAME, ModalityIcon } from '../../components/ModalityIcon';
import { showFailure } from '../../components/showFailure';
import { formatCount } from '../../format/formatCount';
import { formatPercent } from '../../format/formatPercent';
import { formatWhen } from '../../format/formatWhen';
import { openProjectWith } from '../../state/opening';
import classes from './Home.module.css';
import { moveFocusInList } from './moveFocusInList';

export function RecentProjects({ projects, onChanged }: { readonly projects: readonly RecentProject[]; readonly onChanged: () => void }) {
  const forget = async (project: RecentProject) => {
    try {
      await window.goldset.forgetRecent({ id: project.id });
      onChanged();
    } catch (error) {
      showFailure(`“${project.name}” is still in the list`, error);
    }
  };
  return (
    <section aria-labelledby="recent-title">
      <Title order={2} id="recent-title" mb="sm">
        Recent projects
      </Title>
      {/* reserved height: the list must not jump when it arrives */}
      <ul className={classes.recent} onKeyDown={moveFocusInList}>
        {projects.map((project, index) => (
          <RecentRow key={project.id} project={project} autoFocus={index === 0} onForget={() => void forget(project)} />
        ))}
      </ul>
    </section>
  );
}

function RecentRow({ project, autoFocus, onForget }: { readonly project: RecentProject; readonly autoFocus: boolean; readonly onForget: () => void }) {
  const [now] = useState(() => Date.now());
  const share = project.items > 0 ? project.labelled / project.items : null;
  return (
    <li className={classes.recentRow} data-missing={!project.exists || undefined}>
      <UnstyledButton
        className={classes.recentOpen}
        autoFocus={autoFocus}
        data-list-item
        onClick={() => void openProjectWith(project.name, () => window.goldset.openRecent({ id: project.id }))}
        onKeyDown={(event: React.KeyboardEvent) => event.key === 'Delete' && onForget()}
      >
        <span className={classes.recentIcon} title={MODALITY_NAME[project.modality]}>
          <ModalityIcon modality={project.modality} size={20} />
        </span>
        <span className={classes.recentName}>
          <bdi>{project.name}</bdi>
          <span className={classes.folder}>{project.folder}</span>
        </span>
        {project.exists ? (
          <span className={classes.progress}>
            <span>{project.items === 0 ? 'No items yet' : `${formatCount(project.items, 'item')}, ${formatPercent(share, 0)} labelled`}</span>
            {project.items > 0 && <Bar share={share} />}
          </span>
        ) : (
          <Text component="span" size="sm" c="var(--gs-bad)" className={classes.progress}>
            File not found where it was
          </Text>
        )}
        <span className={classes.when}>{formatWhen(project.lastOpened, now)}</span>
      </UnstyledButton>
      <Tooltip label="Remove from this list (Delete). The file stays.">
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={`Remove ${project.name} from this list; the file stays`} onClick={onForget}>
          <IconX size={15} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
