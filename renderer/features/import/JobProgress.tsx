import { Progress, Text, Title } from '@mantine/core';
import { describeRemaining } from '../../format/describeRemaining';
import { useJobs } from '../../state/jobs';
import classes from './Import.module.css';

export function JobProgress({ jobId, title, note }: { readonly jobId: string; readonly title: string; readonly note: string }) {
  const job = useJobs((state) => state.jobs.find(({ id }) => id === jobId));
  const share = job?.total ? (100 * job.done) / job.total : null;
  return (
    <div className={classes.progress}>
      <Title order={2}>{title}</Title>
      <Progress value={share ?? 100} animated={share === null} size="md" w="100%" aria-label={title} />
      <Text className={classes.progressNumbers}>{job ? describeRemaining(job) : ' '}</Text>
      <Text c="var(--gs-muted)" ta="center">
        {job?.phase ? `${job.phase.charAt(0).toUpperCase()}${job.phase.slice(1)}. ` : ''}
        {note}
      </Text>
    </div>
  );
}
