import type { AnalyseTabProps } from '../analyseTabs';
import { WithItems } from '../items/WithItems';

/** How well the run does, by class, and what it takes for what. */
export function OverviewTab({ query, readOnly }: AnalyseTabProps) {
  return (
    <WithItems name="Error analysis, overview" chosen={null} query={query} readOnly={readOnly} hint="Choose a cell of the confusion matrix, or a class: the items behind it stand here.">
      <p>…</p>
    </WithItems>
  );
}
