import type { TagRow } from '../../../../shared/contract/evaluation';
import { FEW_ITEMS } from '../../../../shared/evaluation/fewItems';
import type { TableSort } from '../../../components/table/VirtualTable';
import type { TagColumn } from './tagColumns';

export interface TagFilter {
  /** Null: all keys. */
  readonly key: string | null;
  /** In the key, the value or the note; case does not matter. */
  readonly text: string;
  readonly hideFew: boolean;
}

/** No text has a NUL: the mark of a value that is missing is no value. */
export const keyOfRow = ({ key, value }: Pick<TagRow, 'key' | 'value'>) => `${key}\0${value ?? '\0'}`;

export function filterRows(rows: readonly TagRow[], { key, text, hideFew }: TagFilter): readonly TagRow[] {
  const wanted = text.trim().toLowerCase();
  return rows.filter((row) => (key === null || row.key === key) && (!hideFew || row.support >= FEW_ITEMS) && (wanted === '' || `${row.key} ${row.value ?? 'no value'} ${row.note}`.toLowerCase().includes(wanted)));
}

/** Rows without a value come last either way; equal ones keep their order. */
export function sortRows(rows: readonly TagRow[], columns: readonly TagColumn[], { id, descending }: TableSort): readonly TagRow[] {
  const value = columns.find((column) => column.id === id)?.value;
  if (!value) return rows;
  const sign = descending ? -1 : 1;
  const collator = new Intl.Collator('en', { numeric: true });
  return rows
    .map((row) => ({ row, by: value(row) }))
    .sort((x, y) => {
      if (x.by === null || y.by === null) return x.by === y.by ? 0 : x.by === null ? 1 : -1;
      return sign * (typeof x.by === 'string' || typeof y.by === 'string' ? collator.compare(String(x.by), String(y.by)) : x.by - y.by);
    })
    .map(({ row }) => row);
}

/** Columns that rest on human level, and say nothing where it is unknown. */
const OF_HUMAN_LEVEL = ['hlp', 'gapToHlp', 'potentialGain', 'ease', 'importance', 'priority'] as const;

export const knowsHumanLevel = (rows: readonly TagRow[]) => rows.some(({ hlp }) => hlp !== null);

/** Columns put away until they are asked for. */
export function hiddenAtFirst(rows: readonly TagRow[]): ReadonlySet<string> {
  return new Set(['errors', 'accuracy', 'macroF1', ...(knowsHumanLevel(rows) ? [] : OF_HUMAN_LEVEL)]);
}

/** By priority where human level is known, else by the share of errors. */
export function sortAtFirst(rows: readonly TagRow[]): TableSort {
  return { id: rows.some(({ priority }) => priority !== null && priority > 0) ? 'priority' : 'shareOfErrors', descending: true };
}

export type Judgement = Pick<TagRow, 'key' | 'value' | 'ease' | 'importance' | 'note'>;

/** The rows with what was typed since they were computed. */
export function withJudgements(rows: readonly TagRow[], typed: ReadonlyMap<string, Judgement>): readonly TagRow[] {
  if (typed.size === 0) return rows;
  return rows.map((row) => {
    const judgement = typed.get(keyOfRow(row));
    if (!judgement) return row;
    const { ease, importance, note } = judgement;
    return { ...row, ease, importance, note, priority: row.potentialGain === null ? null : row.potentialGain * (ease ?? 1) * (importance ?? 1) };
  });
}
