import { Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Problem } from '../../components/Problem';
import classes from './Import.module.css';
import { ImportCounts } from './ImportCounts';
import { useImport } from './importStore';
import { JobProgress } from './JobProgress';
import { ProblemList } from './ProblemList';

export function ResultStep() {
  const { jobId, imported, failure } = useImport();
  if (jobId !== null) return <JobProgress jobId={jobId} title="Importing" note="Until it is done the project stays as it was; cancelling leaves nothing behind." />;
  if (failure !== null) {
    return (
      <div className={classes.result}>
        <Problem title="Nothing was imported">{failure}</Problem>
      </div>
    );
  }
  if (!imported) return null;
  return (
    <div className={classes.result}>
      <Title order={2} className={classes.resultTitle}>
        {imported.ok ? <IconCircleCheck size={22} className={classes.good} aria-hidden /> : null}
        {imported.ok ? 'Imported' : 'Nothing was imported'}
      </Title>
      <Text c="var(--gs-muted)">{imported.ok ? `Done in ${imported.seconds.toFixed(1)} s and saved.` : 'The project is as it was before.'}</Text>
      <ImportCounts result={imported} />
      {imported.problems.length > 0 && <ProblemList problems={imported.problems} count={imported.problemCount} />}
    </div>
  );
}
