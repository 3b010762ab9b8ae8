import { Button, Group, Text, Title } from '@mantine/core';
import { IconFolderOpen, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { displayKeys } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { Problem } from '../../components/Problem';
import { openProjectWith, restoreBackup, startNewProject, useOpening } from '../../state/opening';
import { describeFailure } from './describeFailure';
import classes from './Home.module.css';
import { RecentProjects } from './RecentProjects';
import { SampleProjects } from './SampleProjects';

const openFromDialog = () => void openProjectWith('a project', () => window.goldset.openProject({}));

/** Without a project: go on with a recent one, start one, or try a sample. */
export function Home() {
  const recent = useQuery({ queryKey: ['recentProjects'], queryFn: () => window.goldset.recentProjects({}), staleTime: 0 });
  const samples = useQuery({ queryKey: ['sampleProjects'], queryFn: () => window.goldset.sampleProjects({}) });
  const busy = useOpening((state) => state.busy);
  const failure = useOpening((state) => state.failure);
  const { refetch } = recent;
  // what failed to open may no longer be there
  useEffect(() => {
    if (failure) void refetch();
  }, [failure, refetch]);
  const isFirstStart = recent.data?.length === 0;

  return (
    <main className={classes.home} aria-busy={busy !== null}>
      <div className={classes.page}>
        <header className={classes.header}>
          <div>
            <Title order={1} className={classes.wordmark}>
              Goldset
            </Title>
            <Text c="var(--gs-muted)" size="lg">
              Labelled data good enough to train on.
            </Text>
          </div>
          <Group gap="sm">
            <Button variant="default" size="sm" leftSection={<IconFolderOpen size={16} aria-hidden />} rightSection={<Keycap keys={displayKeys('mod+O')} />} onClick={openFromDialog} disabled={busy !== null}>
              Open
            </Button>
            <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} rightSection={<Keycap keys={displayKeys('mod+N')} />} onClick={() => startNewProject()} disabled={busy !== null}>
              New project
            </Button>
          </Group>
        </header>
        <Failure />
        <span className="visuallyHidden" role="status">
          {busy === null ? '' : `Opening ${busy}`}
        </span>
        {isFirstStart ? <FirstStart /> : <RecentProjects projects={recent.data ?? []} onChanged={() => void recent.refetch()} />}
        <SampleProjects samples={samples.data ?? []} failure={samples.error} />
      </div>
    </main>
  );
}

function FirstStart() {
  return (
    <section className={classes.first} aria-label="How to begin">
      <Title order={2}>Begin with your own data</Title>
      <Text c="var(--gs-muted)" maw={560} ta="center">
        Drop a CSV, TSV, JSON or Parquet file, or a folder of images or sounds, anywhere on this window. A project is one file on your disk; nothing leaves your computer.
      </Text>
      <ol className={classes.steps}>
        <li>
          <b>Import</b> items and what is known of them
        </li>
        <li>
          <b>Label</b> with one key an item, alone or as several people
        </li>
        <li>
          <b>Resolve</b> answers that agree into gold labels
        </li>
        <li>
          <b>Split and export</b> to train on
        </li>
      </ol>
    </section>
  );
}

function Failure() {
  const failure = useOpening((state) => state.failure);
  const busy = useOpening((state) => state.busy !== null);
  if (!failure) return null;
  const { title, remedy } = describeFailure(failure.code);
  return (
    <Problem title={title} onClose={() => useOpening.setState({ failure: null })}>
      <span>{failure.message}</span>
      <Group gap="xs">
        {failure.canRestore && (
          <Button onClick={restoreBackup} disabled={busy}>
            Restore that backup as a new file
          </Button>
        )}
        <Button variant="default" onClick={openFromDialog}>
          {remedy === 'retry' ? 'Choose it again' : 'Choose another file'}
        </Button>
      </Group>
    </Problem>
  );
}
