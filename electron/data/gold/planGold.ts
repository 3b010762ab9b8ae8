import type { Database } from 'better-sqlite3';
import type { GoldPlan, ResolveRule } from '../../../shared/contract/settling';
import { computeConsensus } from '../consensus/computeConsensus';
import type { AnalysisControl } from '../handler';
import { readIds } from '../items/readIds';
import { resolveGold } from './resolveGold';

/** What sums of floating numbers lose: a posterior of 0.8 meets 0.8. */
const SLACK = 1e-9;

/**
 * What a rule would decide for the items that nothing was decided about. `open` counts items with an answer or a flag that it leaves
 * open: ties (unless `ties`), and labels whose posterior is below `minPosterior`. Everything is read at once, before the first pause.
 */
export async function planGold(db: Database, rule: ResolveRule & { readonly ties?: boolean | undefined; readonly useGold?: boolean | undefined }, control: AnalysisControl): Promise<{ plan: GoldPlan; open: number }> {
  const { method, minPosterior = null } = rule;
  if (method === 'unanimous') return planUnanimous(db);
  const reading = db.transaction(() => ({
    annotationSeq: lastAnnotationSeq(db),
    undecided: readIds(db, 'SELECT item_id AS id FROM item_state WHERE decision IS NULL ORDER BY item_id'),
    answered: readIds(db, "SELECT DISTINCT item_id AS id FROM current_label CROSS JOIN item_state USING (item_id) WHERE decision IS NULL AND kind IN ('label', 'ambiguous')").length,
    computing: computeConsensus(db, { method, useGold: rule.useGold, prior: rule.prior, seed: rule.seed }, control),
  }))();
  const { labels, consensus } = await reading.computing;
  const undecided = new Set(reading.undecided);
  const { classCount } = labels.matrix;
  const plan = { method, classUids: labels.classes.map(({ uid }) => uid), itemIds: [] as number[], labels: [] as number[], posteriors: [] as number[], annotationSeq: reading.annotationSeq };
  labels.itemIds.forEach((itemId, item) => {
    const label = consensus.label[item]!;
    if (label < 0 || !undecided.has(itemId) || (consensus.tie[item] === 1 && rule.ties !== true)) return;
    const posterior = Math.min(1, Math.max(0, consensus.posterior[item * classCount + label]!));
    if (minPosterior !== null && !(posterior >= minPosterior - SLACK)) return;
    plan.itemIds.push(itemId);
    plan.labels.push(label);
    plan.posteriors.push(posterior);
  });
  // a share of votes is no probability: its history says only the method
  return { plan: { ...plan, posteriors: method === 'majority' ? null : plan.posteriors }, open: reading.answered - plan.itemIds.length };
}

function planUnanimous(db: Database): { plan: GoldPlan; open: number } {
  const { itemsOf, open, annotationSeq } = db.transaction(() => ({ ...resolveGold(db, 'unanimous'), annotationSeq: lastAnnotationSeq(db) }))();
  const uids = new Map(db.prepare<[], [number, string]>('SELECT id, uid FROM class').raw().all());
  const classIds = [...itemsOf.keys()];
  const itemIds = classIds.flatMap((id) => itemsOf.get(id)!);
  const labels = classIds.flatMap((id, place) => itemsOf.get(id)!.map(() => place));
  return { plan: { method: 'unanimous', classUids: classIds.map((id) => uids.get(id)!), itemIds, labels, posteriors: null, annotationSeq }, open };
}

function lastAnnotationSeq(db: Database): number {
  return db.prepare<[], number>('SELECT ifnull(max(seq), 0) FROM annotation').pluck().get()!;
}
