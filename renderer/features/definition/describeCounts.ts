import type { SurgeryCounts } from '../../../shared/domain/schemaChange';
import type { SchemaSurgery } from '../../../shared/domain/schemaSurgery';

/** The counts of a surgery as figures with their noun. */
export function describeCounts({ kind }: SchemaSurgery, { annotations, items, annotators, gold, older }: SurgeryCounts): { readonly count: number; readonly what: string }[] {
  const reach = { merge: 'change', bringBack: 'change', setAbstain: 'change', rename: 'get the new name', split: 'stay with it', retire: 'stay with it' };
  const noun = (count: number, one: string) => (count === 1 ? one : `${one}s`);
  const verb = kind === 'add' ? '' : reach[kind];
  return [
    ...(kind === 'add' ? [] : [{ count: annotations, what: `${noun(annotations, 'answer')} ${annotations === 1 ? verb.replace(/^(change|get|stay)/, '$1s') : verb}` }, { count: items, what: noun(items, 'item') }, { count: annotators, what: noun(annotators, 'annotator') }, { count: gold, what: noun(gold, 'gold label') }]),
    ...(older.items > 0 || kind === 'add' ? [{ count: older.items, what: `${noun(older.items, 'item')} for another look` }] : []),
  ];
}
