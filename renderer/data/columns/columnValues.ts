import { type Outcome, OUTCOMES } from '../../../shared/domain/itemQuery';
import { SPLITS } from '../../../shared/domain/project';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import type { DataColumn } from './dataColumns';

export const OUTCOME_NAME: Readonly<Record<Outcome, string>> = { right: 'right', wrong: 'wrong', abstained: 'abstained', missing: 'no gold or no prediction' };

/** What a stored value of a column is called on the screen. */
export function valueName(column: DataColumn | undefined, value: string, classesByUid: ReadonlyMap<string, LabelClass>): string {
  if (column?.kind === 'outcome') return OUTCOME_NAME[value as Outcome] ?? value;
  return column?.kind === 'class' ? (classesByUid.get(value)?.name ?? value) : value;
}

/** The values a column can have, where they are known beforehand. */
export function knownValues(column: DataColumn, list: readonly LabelClass[]): readonly { readonly value: string; readonly label: string }[] | null {
  if (column.kind === 'class') return list.map(({ uid, name }) => ({ value: uid, label: name }));
  if (column.kind === 'split') return SPLITS.map((split) => ({ value: split, label: split }));
  if (column.kind === 'outcome') return OUTCOMES.map((outcome) => ({ value: outcome, label: OUTCOME_NAME[outcome] }));
  return null;
}
