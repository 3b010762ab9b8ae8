import { IMPORT_FIELDS, type Inspection } from '../../../shared/contract/importing';
import type { Modality } from '../../../shared/domain/project';
import { isAnswerHeader } from '../../../shared/import/guessFields';

/** What a column is: a field, a tag, an input of a table item, or kept as it is (items) / not read (annotations, gold). */
export type ImportField = (typeof IMPORT_FIELDS)[number];
export type ColumnRole = ImportField | 'tag' | 'feature' | 'featureTag' | 'rest';
export type ImportAs = 'items' | 'annotations' | 'gold' | 'predictions';

export const ROLE_NAME: Record<ColumnRole, string> = {
  id: 'Item id',
  text: 'Text to label',
  image: 'Image file',
  audio: 'Audio file',
  gold: 'Gold label',
  split: 'Split',
  item: 'Item id',
  annotator: 'Annotator',
  label: 'Label',
  time: 'Time',
  predicted: 'Predicted class',
  tag: 'Tag',
  feature: 'Field to show',
  featureTag: 'Field and tag',
  rest: 'Kept with the item',
};

/** What a column may be, in the order of the choice. */
export function rolesFor(as: ImportAs, modality: Modality): readonly ColumnRole[] {
  if (as === 'annotations') return ['item', 'annotator', 'label', 'time', 'rest'];
  if (as === 'gold') return ['item', 'label', 'rest'];
  if (as === 'predictions') return ['item', 'predicted', 'rest'];
  const content: readonly ColumnRole[] = modality === 'table' ? ['feature', 'featureTag'] : [modality];
  return ['id', ...content, 'gold', 'split', 'tag', 'rest'];
}

const isField = (role: ColumnRole): role is ImportField => (IMPORT_FIELDS as readonly string[]).includes(role);

/** At most this many distinct values make a column a tag rather than a kept detail (the command line's rule, on the sample). */
const MOST_TAG_VALUES = 50;

/** The preselection: the service's guesses, then tags for columns of few values; one role a column, in column order. */
export function guessRoles(inspection: Pick<Inspection, 'columns' | 'guess' | 'preview'>, as: ImportAs, modality: Modality): readonly ColumnRole[] {
  const allowed = rolesFor(as, modality);
  const roles: (ColumnRole | undefined)[] = inspection.columns.map(() => undefined);
  for (const field of IMPORT_FIELDS) {
    const column = inspection.guess[field];
    if (column === undefined || !allowed.includes(field)) continue;
    const index = inspection.columns.findIndex(({ name }) => name === column);
    if (index >= 0) roles[index] ??= field;
  }
  return roles.map((role, index) => role ?? guessRest(inspection, index, as, modality));
}

function guessRest(inspection: Pick<Inspection, 'columns' | 'preview'>, index: number, as: ImportAs, modality: Modality): ColumnRole {
  if (as !== 'items') return 'rest';
  const column = inspection.columns[index];
  if (modality === 'table') return column && isAnswerHeader(column.name) ? 'rest' : 'feature';
  // at least as many records were looked at as the column of the most values has values
  const rows = Math.max(inspection.preview.length, ...inspection.columns.map(({ distinctInSample }) => distinctInSample));
  // a column whose every value differs names things; it does not group them
  const groups = column !== undefined && column.distinctInSample <= MOST_TAG_VALUES && (rows < 5 || column.distinctInSample < rows);
  return groups ? 'tag' : 'rest';
}

/** Gives a column a role. A field belongs to one column: the one that had it is kept as it is. */
export function withRole(roles: readonly ColumnRole[], index: number, role: ColumnRole): readonly ColumnRole[] {
  return roles.map((old, at) => (at === index ? role : isField(role) && old === role ? 'rest' : old));
}

/** Field -> column name, every field that may be mapped spelled out: an empty string says "none", so that nothing is guessed behind the user's back. */
export function mapOfRoles(roles: readonly ColumnRole[], columns: Inspection['columns'], as: ImportAs, modality: Modality): Partial<Record<ImportField, string>> {
  const map: Partial<Record<ImportField, string>> = {};
  for (const role of rolesFor(as, modality)) {
    if (isField(role)) map[role] = columns[roles.indexOf(role)]?.name ?? '';
  }
  return map;
}

/** Names of the columns with one of these roles, in column order. */
export function columnsOfRole(roles: readonly ColumnRole[], columns: Inspection['columns'], ...wanted: readonly ColumnRole[]): string[] {
  return columns.filter((_, index) => wanted.includes(roles[index] ?? 'rest')).map(({ name }) => name);
}

/** What must be mapped before anything can be imported, in words; empty when all is there. */
export function missingRoles(roles: readonly ColumnRole[], as: ImportAs, modality: Modality): readonly string[] {
  const needed: readonly ColumnRole[] = as === 'annotations' ? ['item', 'annotator', 'label'] : as === 'gold' ? ['item', 'label'] : as === 'predictions' ? ['item'] : [modality === 'table' ? 'feature' : modality];
  const present: readonly ColumnRole[] = roles.map((role) => (role === 'featureTag' ? 'feature' : role));
  return needed.filter((role) => !present.includes(role)).map((role) => ROLE_NAME[role]);
}

/** Questions about how the file is read that stand until the user decides: a wrong guess would change the data unnoticed. */
export function openQuestions(inspection: Pick<Inspection, 'problems'>): Inspection['problems'] {
  return inspection.problems.filter(({ severity, code }) => severity === 'question' && (code.startsWith('encoding.') || code === 'csv.noHeader' || code === 'csv.delimiter'));
}

/** Columns that look like answers and are not the gold label: they come along, but nobody is measured against them. */
export function unusedAnswers(roles: readonly ColumnRole[], columns: Inspection['columns'], as: ImportAs): readonly string[] {
  return as === 'items' && !roles.includes('gold') ? columns.filter(({ name }) => isAnswerHeader(name)).map(({ name }) => name) : [];
}
