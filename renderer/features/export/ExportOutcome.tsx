import { Button, Group, Progress } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Problem } from '../../components/Problem';
import { showFailure } from '../../components/showFailure';
import { services } from '../../data/services';
import { describeRemaining } from '../../format/describeRemaining';
import { formatBytes } from '../../format/formatBytes';
import { formatCount } from '../../format/formatCount';
import { useJobs } from '../../state/jobs';
import classes from './Export.module.css';
import { useExport } from './exportStore';

/** The export that runs, or what the last one wrote. */
export function ExportOutcome() {
  const { jobId, result, failure } = useExport();
  if (jobId !== null) return <Running jobId={jobId} />;
  if (failure !== null) {
    return <Problem title="The export was not finished">{failure}</Problem>;
  }
  if (!result) return null;
  const { folder, written } = result;
  const show = () => window.goldset.showInFolder({ token: folder.token }).catch((error: unknown) => showFailure('The folder could not be shown', error));
  return (
    <div ref={(card) => card?.scrollIntoView({ block: 'nearest' })} className={classes.outcome} role="status">
      <div className={classes.outcomeTitle}>
        <IconCircleCheck size={18} aria-hidden className={classes.good} />
        <span>
          Exported {formatCount(written.rows, 'row')} in {written.seconds.toFixed(1)} s to <bdi>{folder.name}</bdi>
        </span>
      </div>
      <table className={classes.written}>
        <tbody>
          {written.files.map((file) => (
            <tr key={file.name}>
              <th scope="row" className="mono">
                {file.name}
              </th>
              <td>{file.rows > 0 ? formatCount(file.rows, 'row') : ''}</td>
              <td>{formatBytes(file.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {written.leftOver.length > 0 && (
        <Problem title="Files of an earlier export are in this folder too">
          {written.leftOver.join(', ')}: no part of this export. Who reads the whole folder mixes the two; remove what you no longer need.
        </Problem>
      )}
      <Button variant="default" w="fit-content" onClick={() => void show()}>
        Show in folder
      </Button>
    </div>
  );
}

function Running({ jobId }: { readonly jobId: string }) {
  const job = useJobs((state) => state.jobs.find(({ id }) => id === jobId));
  const share = job?.total ? (100 * job.done) / job.total : null;
  return (
    <Group gap="md" wrap="nowrap">
      <Progress value={share ?? 100} animated={share === null} flex={1} aria-label="Export" />
      <span className={classes.runningText}>{job ? describeRemaining(job) : ' '}</span>
      <Button variant="default" onClick={() => void services.call('jobs.cancel', { jobId })}>
        Cancel
      </Button>
    </Group>
  );
}
