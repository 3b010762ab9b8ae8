import type { ReactNode } from 'react';
import type { ItemQuery } from '../../../shared/domain/itemQuery';
import type { AnalyseTabId } from '../../state/analyse';
import { CompareTab } from './compare/CompareTab';
import { LabelErrorsTab } from './labelErrors/LabelErrorsTab';
import { LookTab } from './look/LookTab';
import { OverviewTab } from './overview/OverviewTab';
import { RunsTab } from './runs/RunsTab';
import { SlicesTab } from './slices/SlicesTab';
import { TagsTab } from './tags/TagsTab';
import { TodosTab } from './todos/TodosTab';

/** What every tab is about. */
export interface AnalyseTabProps {
  readonly runId: number;
  /** Null: no run is the baseline. */
  readonly baselineRunId: number | null;
  /** The population: the filters of a number that is clicked are appended to its filters. */
  readonly query: ItemQuery;
  readonly readOnly: boolean;
}

interface AnalyseTab {
  readonly id: AnalyseTabId;
  readonly title: string;
  /** Goes to the tab from anywhere on the screen. */
  readonly keys: string;
  /** Without a run: what to show nevertheless; null: the screen says that there is none. */
  readonly withoutRun?: (props: Omit<AnalyseTabProps, 'runId'>) => ReactNode;
  readonly render: (props: AnalyseTabProps) => ReactNode;
}

// In the order of the work.
export const ANALYSE_TABS: readonly AnalyseTab[] = [
  { id: 'overview', title: 'Overview', keys: 'mod+shift+o', render: (props) => <OverviewTab {...props} /> },
  { id: 'tags', title: 'Tags', keys: 'mod+shift+t', render: (props) => <TagsTab {...props} /> },
  { id: 'slices', title: 'Slices', keys: 'mod+shift+s', render: (props) => <SlicesTab {...props} /> },
  { id: 'compare', title: 'Compare', keys: 'mod+shift+c', render: (props) => <CompareTab {...props} /> },
  { id: 'labelErrors', title: 'Label errors', keys: 'mod+shift+e', render: (props) => <LabelErrorsTab {...props} /> },
  { id: 'look', title: 'Look', keys: 'mod+shift+l', render: (props) => <LookTab {...props} /> },
  { id: 'todos', title: 'To-dos', keys: 'mod+shift+d', withoutRun: (props) => <TodosTab {...props} />, render: (props) => <TodosTab {...props} /> },
  { id: 'runs', title: 'Runs', keys: 'mod+shift+r', withoutRun: (props) => <RunsTab {...props} />, render: (props) => <RunsTab {...props} /> },
];
