import type { ImportSettings } from '../contract/importing';
import type { Modality } from '../domain/project';
import { getFieldsOf, type FieldMap, type ImportField } from './fields';
import { isAnswerHeader } from './guessFields';
import { toOwnColumn, type OwnExport } from './ownExport';
import { guessProbPrefix, PROBABILITIES } from './probabilityColumns';

/** What becomes of one column. */
export interface ColumnRole {
  /** What tag key, input or metadata it becomes. */
  readonly name: string;
  readonly field: ImportField | null;
  /** Part of a table item's content. */
  readonly feature: boolean;
  /** `auto`: a tag as long as it has few distinct values. */
  readonly tag: 'yes' | 'auto' | 'no';
  /** Of our own exports: `derived` columns are left out, `answers` holds annotations, `method` says how the gold label came to be, `decision` and `reason` what was decided and why. */
  readonly own: 'derived' | 'answers' | 'method' | 'decision' | 'reason' | null;
  /** Predictions: the class whose probability it holds, or an object of classes and theirs. */
  readonly probability: { readonly of: 'class'; readonly name: string } | { readonly of: 'all' } | null;
}

export interface ColumnPlan {
  /** Role of a column, also of one that appears later in the file. */
  readonly roleOf: (column: string) => ColumnRole;
  readonly fields: FieldMap;
  /** Settings that name columns or fields that are not there; each a sentence. */
  readonly mistakes: readonly string[];
}

export type PlanSettings = Pick<ImportSettings, 'as' | 'map' | 'tags' | 'noTags' | 'features' | 'probPrefix'>;

/** Decides what each column is: an explicit mapping wins, then the guess; the rest are tags, inputs of a table row, or metadata. */
export function planColumns(options: { readonly settings: PlanSettings; readonly modality: Modality; readonly columns: readonly string[]; readonly guess: FieldMap; readonly own?: OwnExport | null }): ColumnPlan {
  const { settings, modality, columns, guess } = options;
  const known = new Set(columns);
  const allowed = getFieldsOf(settings.as, modality);
  const mistakes: string[] = [];
  const fields: FieldMap = {};
  for (const [field, column] of Object.entries(settings.map) as [ImportField, string][]) {
    if (!allowed.includes(field)) mistakes.push(`${settings.as} of kind ${modality} have no field "${field}"; they have ${allowed.join(', ')}.`);
    else if (column !== '' && !known.has(column)) mistakes.push(`There is no column "${column}" for ${field}; the columns are ${listNames(columns)}.`);
  }
  for (const field of allowed) {
    const column = settings.map[field] ?? guess[field];
    if (column !== undefined && column !== '' && known.has(column)) fields[field] = column;
  }
  for (const [option, names] of [['tags', settings.tags ?? []], ['no-tags', settings.noTags], ['features', settings.features ?? []]] as const) {
    for (const name of names) if (name !== '*' && !known.has(name)) mistakes.push(`There is no column "${name}" (--${option}); the columns are ${listNames(columns)}.`);
  }
  // A column that is mapped by hand may feed a guessed field as well; by hand wins.
  const explicit = new Set(Object.values(settings.map));
  for (const field of allowed) if (settings.map[field] === undefined && fields[field] !== undefined && explicit.has(fields[field]!)) delete fields[field];

  const isPredictions = settings.as === 'predictions';
  const prefix = isPredictions ? (settings.probPrefix ?? guessProbPrefix(columns)) : '';
  const hasPrefix = (column: string) => prefix !== '' && prefix !== null && column.startsWith(prefix) && column.length > prefix.length;
  if (isPredictions && settings.probPrefix !== null && settings.probPrefix !== '' && !columns.some(hasPrefix)) mistakes.push(`No column begins with "${settings.probPrefix}" (--prob-prefix); the columns are ${listNames(columns)}.`);
  const probabilityOf = (column: string): ColumnRole['probability'] => {
    if (!isPredictions || prefix === '' || fieldOf.has(column)) return null;
    // A record further down may have keys that those at the beginning lack.
    const own = prefix ?? guessProbPrefix([column]);
    if (own !== null) return column.startsWith(own) && column.length > own.length ? { of: 'class', name: column.slice(own.length) } : null;
    return column === PROBABILITIES ? { of: 'all' } : null;
  };

  const fieldOf = new Map(Object.entries(fields).map(([field, column]) => [column, field as ImportField]));
  const keeps = settings.as === 'items';
  return {
    fields,
    mistakes,
    roleOf: (name) => {
      const field = fieldOf.get(name) ?? null;
      if (options.own === 'items' && keeps) return toOwnRole(name, field, settings);
      const named = settings.tags?.includes(name) ?? false;
      const tag = !keeps || settings.noTags.includes(name) || (settings.noTags.includes('*') && !named) ? 'no' : named ? 'yes' : field !== null ? 'no' : settings.tags === null ? 'auto' : settings.tags.includes('*') ? 'yes' : 'no';
      const feature = keeps && modality === 'table' && field === null && (settings.features === null ? !named && !isAnswerHeader(name) : settings.features.includes(name));
      return { name, field, feature, tag, own: null, probability: probabilityOf(name) };
    },
  };
}

function toOwnRole(column: string, field: ImportField | null, settings: PlanSettings): ColumnRole {
  const { kind, name } = toOwnColumn(column);
  const isTag = kind === 'tag' && !settings.noTags.some((unwanted) => unwanted === '*' || unwanted === column || unwanted === name);
  return { name, field, feature: field === null && kind === 'feature', tag: isTag ? 'yes' : 'no', own: field === null && kind !== 'tag' && kind !== 'feature' && kind !== 'field' && kind !== 'fixed' ? kind : null, probability: null };
}

function listNames(columns: readonly string[]): string {
  const shown = columns.slice(0, 20).map((column) => `"${column}"`);
  return columns.length > shown.length ? `${shown.join(', ')} and ${columns.length - shown.length} more` : shown.join(', ');
}
