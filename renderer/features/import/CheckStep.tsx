import { Text, Title } from '@mantine/core';
import { formatCount } from '../../format/formatCount';
import { Problem } from '../../components/Problem';
import classes from './Import.module.css';
import { useImport } from './importStore';
import { ImportCounts } from './ImportCounts';
import { JobProgress } from './JobProgress';
import { ProblemList } from './ProblemList';

/** The dry run: everything is read and checked, nothing is written. */
export function CheckStep() {
  const { jobId, checked, isCheckStale, failure } = useImport();
  if (jobId !== null) return <JobProgress jobId={jobId} title="Reading and checking every row" note="Nothing is written yet." />;
  if (failure !== null) {
    return (
      <div className={classes.result}>
        <Problem title="The check could not be finished">{failure}</Problem>
      </div>
    );
  }
  if (!checked) {
    return (
      <Text p="xl" c="var(--gs-muted)">
        The settings were changed. Check again to see what would be imported.
      </Text>
    );
  }
  return (
    <div className={classes.result}>
      <Title order={2}>{isCheckStale ? 'Check again to see what is left' : checked.ok ? (checked.problemCount === 0 ? 'Nothing is wrong' : 'It can be imported') : 'It cannot be imported like this'}</Title>
      <Text c="var(--gs-muted)">
        {isCheckStale ? 'The settings were changed. This is what was found before:' : checked.ok ? `${formatCount(checked.rows, 'row')} read in ${checked.seconds.toFixed(1)} s. This is what an import would do:` : 'Nothing was written. Answer the questions, put the settings or the file right, then check again.'}
      </Text>
      {!isCheckStale && <ImportCounts result={checked} />}
      {checked.problems.length > 0 && <ProblemList problems={checked.problems} count={checked.problemCount} />}
    </div>
  );
}
