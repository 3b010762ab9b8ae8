import type { AnalyseTabProps } from '../analyseTabs';
import { WithItems } from '../items/WithItems';

/** Where the run errs more. */
export function TagsTab({ query, readOnly }: AnalyseTabProps) {
  return (
    <WithItems name="Error analysis by tag" chosen={null} query={query} readOnly={readOnly} hint="Choose a cell of the confusion matrix, or a class: the items behind it stand here.">
      <p>…</p>
    </WithItems>
  );
}
