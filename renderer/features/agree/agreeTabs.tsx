import type { ReactNode } from 'react';
import type { AgreeTabId } from '../../state/agree';
import { DisagreementsTab } from './disagreements/DisagreementsTab';
import { OverviewTab } from './overview/OverviewTab';
import { TeamTab } from './team/TeamTab';

/** A part of the Agree screen. Tabs stand in this order; `keys` goes to the tab from anywhere on the screen. */
interface AgreeTab {
  readonly id: AgreeTabId;
  readonly title: string;
  readonly keys: string;
  readonly render: () => ReactNode;
}

// One line a tab: overview (mod+shift+o), disagreements (mod+shift+d), team (mod+shift+t).
export const AGREE_TABS: readonly AgreeTab[] = [
  { id: 'overview', title: 'Overview', keys: 'mod+shift+o', render: () => <OverviewTab /> },
  { id: 'disagreements', title: 'Disagreements', keys: 'mod+shift+d', render: () => <DisagreementsTab /> },
  { id: 'team', title: 'Team', keys: 'mod+shift+t', render: () => <TeamTab /> },
];
