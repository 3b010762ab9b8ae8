import { EmptyState } from '../../../components/EmptyState';

export function OverviewTab() {
  return <EmptyState title="Nobody overlaps yet" text="Agreement is measured on items that two people labelled without seeing each other's answers." />;
}
