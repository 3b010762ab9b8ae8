import type { Database } from 'better-sqlite3';
import type { ProjectLabels } from '../agreement/readLabels';
import { computeConsensus, fitsInMemory, type ProjectConsensus } from '../consensus/computeConsensus';
import type { AnalysisControl } from '../handler';

/** What disagreements are ordered by: posteriors of Dawid-Skene, or the votes and why. */
export type ItemPosteriors = { readonly computed: ProjectConsensus; readonly reason: null } | { readonly computed: null; readonly reason: string };

/** Posteriors of all items. Reads at once, before the first pause. */
export async function itemPosteriors(db: Database, labels: ProjectLabels, control: AnalysisControl): Promise<ItemPosteriors> {
  const reason = whyNot(labels);
  if (reason !== null) return { computed: null, reason };
  return { computed: await computeConsensus(db, { method: 'dawid-skene' }, control, labels), reason: null };
}

function whyNot(labels: ProjectLabels): string | null {
  const { annotatorCount, itemCount, label } = labels.matrix;
  if (annotatorCount < 2) return 'fewer than two annotators gave an answer';
  if (label.length === itemCount) return 'no item has two answers';
  return fitsInMemory(labels, { method: 'dawid-skene' }) ? null : 'there are too many classes and annotators for confusion matrices';
}
