import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Job } from '../../../shared/contract/jobs';
import { services } from '../../data/services';
import { useConnection } from '../../state/connection';
import { useJobs } from '../../state/jobs';
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
