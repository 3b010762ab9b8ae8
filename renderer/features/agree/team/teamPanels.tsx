import type { ReactNode } from 'react';
import type { ProjectInfo } from '../../../../shared/contract/project';
import { PackagesPanel } from '../packages/PackagesPanel';
import { PeoplePanel } from './PeoplePanel';
import { PlanPanel } from './PlanPanel';
import { PlansPanel } from './PlansPanel';
import { QuestionsPanel } from './QuestionsPanel';

/** A part of the Team tab, in the left or the right column. */
interface TeamPart {
  readonly id: string;
  readonly column: 'left' | 'right';
  readonly render: (project: ProjectInfo) => ReactNode;
}

// One line a part, in the order in which they stand; each renders a TeamPanel.
export const TEAM_PARTS: readonly TeamPart[] = [
  { id: 'people', column: 'left', render: (project) => <PeoplePanel project={project} /> },
  { id: 'plan', column: 'left', render: (project) => <PlanPanel project={project} /> },
  { id: 'plans', column: 'right', render: (project) => <PlansPanel project={project} /> },
  { id: 'packages', column: 'right', render: (project) => <PackagesPanel project={project} /> },
  { id: 'questions', column: 'right', render: (project) => <QuestionsPanel project={project} /> },
];
