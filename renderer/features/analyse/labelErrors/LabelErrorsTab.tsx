import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { AnalyseTabProps } from '../analyseTabs';
import { IssuesView } from './IssuesView';
import classes from './LabelErrors.module.css';
import { RelabellingEffect } from './RelabellingEffect';
import { SplitVotesView } from './SplitVotesView';

const VIEWS = [
  { value: 'issues', label: 'Likely label errors' },
  { value: 'split', label: 'Annotators split, model sure' },
  { value: 'effect', label: 'What relabelling changed' },
] as const;
type View = (typeof VIEWS)[number]['value'];

/** Where the gold label and not the model may be at fault. */
export function LabelErrorsTab(props: AnalyseTabProps) {
  const [view, setView] = useState<View>('issues');
  return (
    <div className={classes.tab}>
      <div className={classes.views}>
        <SegmentedControl aria-label="What to look at" value={view} onChange={(value) => setView(value as View)} data={VIEWS.map(({ value, label }) => ({ value, label }))} />
      </div>
      {view === 'issues' && <IssuesView {...props} />}
      {view === 'split' && <SplitVotesView {...props} />}
      {view === 'effect' && <RelabellingEffect {...props} />}
    </div>
  );
}
