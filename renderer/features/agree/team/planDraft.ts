import type { AssignmentRequest } from '../../../../shared/contract/assignments';
import type { AnnotatorInfo } from '../../../../shared/contract/definition';
import type { AssignmentOrder, OverlapRule } from '../../../../shared/domain/assignment';
import type { ItemFilter, ItemSelection } from '../../../../shared/domain/itemQuery';
import type { Split } from '../../../../shared/domain/project';

/** Which items by what was said about them so far. */
export type Scope = 'all' | 'unanswered' | 'noGold';

/** A plan of work as it is being filled in. */
export interface PlanDraft {
  readonly name: string;
  readonly scope: Scope;
  /** `none`: items in no split. */
  readonly split: Split | 'none' | null;
  readonly tag: { readonly key: string; readonly value: string } | null;
  /** Who labels; null: everybody whose role is annotator. */
  readonly chosen: ReadonlySet<number> | null;
  /** Share of the work relative to the others', where it is not 1. Null: equal shares. */
  readonly capacities: ReadonlyMap<number, number> | null;
  readonly kind: OverlapRule['kind'];
  readonly k: number;
  readonly percent: number;
  readonly start: number;
  readonly max: number;
  readonly order: AssignmentOrder;
  readonly seed: number;
}

export const FRESH_DRAFT: PlanDraft = { name: '', scope: 'all', split: null, tag: null, chosen: null, capacities: null, kind: 'all', k: 2, percent: 20, start: 2, max: 4, order: 'randomEach', seed: 1 };

/** People who can be given work: imported sources label nothing here. */
export const workers = (people: readonly AnnotatorInfo[]) => people.filter((person) => !person.imported);

export function chosenPeople({ chosen }: PlanDraft, people: readonly AnnotatorInfo[]): readonly AnnotatorInfo[] {
  return workers(people).filter((person) => (chosen ? chosen.has(person.id) : person.role === 'annotator'));
}

export function toRule({ kind, k, percent, start, max }: PlanDraft): OverlapRule {
  switch (kind) {
    case 'all':
      return { kind, k };
    case 'share':
      return { kind, share: percent / 100, k };
    case 'untilAgreement':
      return { kind, start, max: Math.max(start, max) };
  }
}

/** The items of the draft, as a query in order of import. */
export function toSelection({ scope, split, tag }: PlanDraft): ItemSelection {
  const filters: ItemFilter[] = [];
  if (scope === 'unanswered') filters.push({ column: 'annotations', operator: 'atMost', values: ['0'] });
  if (scope === 'noGold') filters.push({ column: 'gold', operator: 'missing', values: [] });
  if (split !== null) filters.push(split === 'none' ? { column: 'split', operator: 'missing', values: [] } : { column: 'split', operator: 'is', values: [split] });
  // a tag of which no value is chosen yet narrows nothing
  if (tag && tag.value !== '') filters.push({ column: `tag:${tag.key}`, operator: 'is', values: [tag.value] });
  return { kind: 'query', query: { search: '', filters, sort: null }, except: [] };
}

/** What is asked of the data service; null while nobody is chosen. */
export function toRequest(draft: PlanDraft, people: readonly AnnotatorInfo[]): AssignmentRequest | null {
  const chosen = chosenPeople(draft, people);
  if (chosen.length === 0) return null;
  return { selection: toSelection(draft), annotators: chosen.map(({ id }) => ({ annotatorId: id, capacity: draft.capacities?.get(id) ?? 1 })), rule: toRule(draft), order: draft.order, seed: draft.seed };
}

/** "Round 3": the first name of this kind that no plan has. */
export function freeName(taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number += 1) {
    const name = `Round ${number}`;
    if (!taken.includes(name)) return name;
  }
}
