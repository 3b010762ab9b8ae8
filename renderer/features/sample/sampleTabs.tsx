import type { ReactNode } from 'react';
import type { ProjectInfo } from '../../../shared/contract/project';
import type { SampleTabId } from '../../state/sample';
import { AutomationTab } from './automation/AutomationTab';
import { BatchTab } from './batch/BatchTab';
import { CurveTab } from './curve/CurveTab';
import { SimulationTab } from './simulation/SimulationTab';
import { TrainTab } from './train/TrainTab';

/** A part of the Sample screen. Tabs stand in the order of the work; `keys` goes to the tab from anywhere on the screen. */
interface SampleTab {
  readonly id: SampleTabId;
  readonly title: string;
  readonly keys: string;
  readonly render: (project: ProjectInfo) => ReactNode;
}

export const SAMPLE_TABS: readonly SampleTab[] = [
  { id: 'train', title: 'Train', keys: 'mod+shift+t', render: (project) => <TrainTab project={project} /> },
  { id: 'batch', title: 'Batch', keys: 'mod+shift+b', render: (project) => <BatchTab project={project} /> },
  { id: 'curve', title: 'Learning curve', keys: 'mod+shift+l', render: () => <CurveTab /> },
  { id: 'simulation', title: 'Simulation', keys: 'mod+shift+s', render: () => <SimulationTab /> },
  { id: 'automation', title: 'Automation', keys: 'mod+shift+a', render: (project) => <AutomationTab project={project} /> },
];
