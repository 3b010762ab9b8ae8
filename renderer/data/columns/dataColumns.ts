import type { FilterOperator, ItemFilter } from '../../../shared/domain/itemQuery';
import { OPERATOR_NAME } from '../../../shared/domain/operatorName';

/** What the values of a column are: decides how it is shown, filtered and summarised. */
export type ColumnKind = 'id' | 'content' | 'class' | 'split' | 'number' | 'share' | 'outcome' | 'confidence' | 'tag' | 'field';

export interface DataColumn {
  /** As in `ItemQuery`. */
  readonly id: string;
  readonly title: string;
  readonly kind: ColumnKind;
  /** The run whose predictions it shows. */
  readonly runId?: number;
}

const FIXED: readonly DataColumn[] = [
  { id: 'id', title: 'Id', kind: 'id' },
  { id: 'content', title: 'Content', kind: 'content' },
  { id: 'gold', title: 'Gold', kind: 'class' },
  { id: 'answer', title: 'Answer', kind: 'class' },
  { id: 'annotations', title: 'Annotations', kind: 'number' },
  { id: 'agreement', title: 'Agreement', kind: 'share' },
  { id: 'split', title: 'Split', kind: 'split' },
];

const AUTO_LABEL: DataColumn = { id: 'autoLabel', title: 'Auto-label', kind: 'class' };

/** All columns of a project: the fixed ones, what a model gave where it gave anything, one a tag key, one a field. */
export function dataColumns({ tagKeys, fields, hasAutoLabels = false }: { readonly tagKeys: readonly string[]; readonly fields: readonly string[]; readonly hasAutoLabels?: boolean }): readonly DataColumn[] {
  const fixed = hasAutoLabels ? FIXED.flatMap((column) => (column.id === 'annotations' ? [AUTO_LABEL, column] : [column])) : FIXED;
  return [...fixed, ...tagKeys.map((key) => ({ id: `tag:${key}`, title: key, kind: 'tag' as const })), ...fields.map((name) => ({ id: `field:${name}`, title: name, kind: 'field' as const }))];
}

/** Columns that can be filtered but have none in the grid: each annotator's answer. */
export function annotatorColumns(annotators: readonly { readonly id: number; readonly name: string }[]): readonly DataColumn[] {
  return annotators.map(({ id, name }) => ({ id: `annotator:${id}`, title: `Answer of ${name}`, kind: 'class' as const }));
}

export const hasStatistics = (column: DataColumn) => column.kind !== 'id' && column.kind !== 'content';

/** The comparisons that make sense for a column, the likeliest first. */
export function operatorsFor(kind: ColumnKind): readonly FilterOperator[] {
  switch (kind) {
    case 'content':
      return ['contains'];
    case 'id':
      return ['is', 'isNot', 'contains'];
    case 'class':
    case 'split':
    case 'outcome':
      return ['is', 'isNot', 'missing', 'present'];
    case 'number':
    case 'share':
    case 'confidence':
      return ['atLeast', 'below', 'atMost', 'is', 'missing', 'present'];
    case 'tag':
    case 'field':
      return ['is', 'isNot', 'contains', 'missing', 'present', 'atLeast', 'below', 'atMost'];
  }
}

export const takesValues = (operator: FilterOperator) => operator !== 'missing' && operator !== 'present';

/** "gold is spam or ham": a filter in words. `nameOf` turns stored values into what people read. */
export function describeFilter(filter: ItemFilter, title: string, nameOf: (value: string) => string): string {
  const values = takesValues(filter.operator) ? ` ${filter.values.slice(0, 3).map(nameOf).join(' or ')}${filter.values.length > 3 ? ` or ${filter.values.length - 3} more` : ''}` : '';
  return `${title} ${OPERATOR_NAME[filter.operator]}${values}`;
}

/** The filters with one more; one that says the same of the same column replaces the old one instead of contradicting it. */
export function withFilter(filters: readonly ItemFilter[], filter: ItemFilter): readonly ItemFilter[] {
  return [...filters.filter((old) => old.column !== filter.column || old.operator !== filter.operator), filter];
}
