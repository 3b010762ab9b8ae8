import type { AnalyseTabProps } from '../analyseTabs';

/** The experiment record: all runs side by side. */
export function RunsTab({ readOnly }: Omit<AnalyseTabProps, 'runId'>) {
  return <p>{readOnly}</p>;
}
