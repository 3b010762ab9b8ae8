import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Job } from '../../../shared/contract/jobs';
import { services } from '../../data/services';
import { useConnection } from '../../state/connection';
import { useJobs } from '../../state/jobs';
import { stopTraining, useTraining } from '../../state/training';
import classes from './BottomBar.module.css';
import { describeRemaining } from '../../format/describeRemaining';

/** Background jobs with their progress, and whether everything is saved. */
export function BottomBar() {
  const jobs = useJobs((state) => state.jobs);
  const running = jobs.filter((job) => job.state === 'running');
  return (
    <footer className={classes.bar}>
      <div className={classes.jobs}>
        {running.map((job) => (
          <RunningJob key={job.id} job={job} />
        ))}
        <RunningTraining />
      </div>
      <SaveState />
    </footer>
  );
}

function RunningJob({ job }: { readonly job: Job }) {
  const share = job.total ? (100 * job.done) / job.total : null;
  return (
    <div className={classes.job}>
      <span>
        {job.title}
        {job.phase ? `: ${job.phase}` : ''}
      </span>
      <Progress value={share ?? 100} animated={share === null} w={120} aria-label={job.title} />
      <span className={classes.muted}>{describeRemaining(job)}</span>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Cancel ${job.title}`} onClick={() => void services.call('jobs.cancel', { jobId: job.id })}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
}

/** A training goes on while its user labels: here it can be seen and stopped from everywhere. */
function RunningTraining() {
  const { isRunning, isStopping, options, progress } = useTraining();
  if (!isRunning) return null;
  const share = progress?.share ?? null;
  return (
    <div className={classes.job}>
      <span className={classes.name} title={options?.name}>
        <bdi>{options?.name}</bdi>
        {progress?.phase ? `: ${progress.phase}` : ''}
      </span>
      <Progress value={share === null ? 100 : 100 * share} animated={share === null} w={120} aria-label="Training in the background" />
      <ActionIcon variant="subtle" color="gray" size="sm" disabled={isStopping} aria-label="Stop the training, keep the best so far" onClick={stopTraining}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
}

function SaveState() {
  const { connected, pendingWrites, savedAt, stopped } = useConnection();
  if (stopped !== null) {
    return (
      <span className={classes.look} role="alert">
        {stopped} <Button variant="subtle" onClick={() => window.goldset.requestPorts()}>Try again</Button>
      </span>
    );
  }
  if (!connected) {
    return (
      <span className={classes.look} role="status">
        Reconnecting{pendingWrites > 0 ? `, ${pendingWrites} ${pendingWrites === 1 ? 'change' : 'changes'} waiting` : ''}
      </span>
    );
  }
  if (pendingWrites > 0) return <span className={classes.muted}>Saving…</span>;
  return <span className={classes.muted}>{savedAt === null ? 'All saved' : `Saved ${new Date(savedAt).toLocaleTimeString(undefined, { hour12: false })}`}</span>;
}
