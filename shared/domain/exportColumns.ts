import { unmarkFormula } from '../export/formulaMark';

/** Columns of an exported CSV of items that are not named by the data, in their order; features, tags and fields stand between them. */
const BEFORE_TAGS = ['label', 'split'] as const;
const AFTER_TAGS = ['labelDistribution', 'annotations', 'method'] as const;
/** After those; exports of earlier versions have them not. */
const DECISION = ['decision', 'reason'] as const;
/** There when they were asked for: what a model gave without a person; JSON texts of present answers, all events of the log, all gold events. */
export const AUTO_COLUMNS = ['autoLabel', 'autoLabelConfidence', 'autoLabelRun'] as const;
export const EXTRA_COLUMNS = [...AUTO_COLUMNS, 'answers', 'history', 'goldHistory'] as const;
const CONTENTS = ['text', 'image', 'audio'] as const;

/** Columns of an exported CSV of annotations; the last three only with the whole history. */
export const ANNOTATION_COLUMNS = ['item', 'annotator', 'label', 'time', 'kind', 'note', 'durationMs', 'schemaVersion', 'guidelineVersion'] as const;
export const EVENT_COLUMNS = [...ANNOTATION_COLUMNS, 'uid', 'refersTo', 'current'] as const;

export type ExtraColumn = (typeof EXTRA_COLUMNS)[number];
export type ExportColumn =
  | { readonly kind: 'id' | (typeof CONTENTS)[number] | (typeof BEFORE_TAGS)[number] | (typeof AFTER_TAGS)[number] | (typeof DECISION)[number] | ExtraColumn }
  | { readonly kind: 'feature' | 'tag' | 'field'; readonly name: string };

export interface ExportLayout {
  /** Null: table items, whose input columns are the features. */
  readonly content: (typeof CONTENTS)[number] | null;
  readonly features: readonly string[];
  readonly tagKeys: readonly string[];
  /** Kept columns that are neither input nor tag. */
  readonly fields: readonly string[];
  readonly extra: readonly ExtraColumn[];
}

/** As the present version writes it, or as one before decisions were exported did. */
type Shape = 'present' | 'beforeDecisions';

/** The columns of an exported CSV of items, in order. */
export function listExportColumns({ content, features, tagKeys, fields, extra }: ExportLayout, shape: Shape = 'present'): ExportColumn[] {
  return [
    { kind: 'id' },
    ...(content === null ? features.map((name) => ({ kind: 'feature' as const, name })) : [{ kind: content }]),
    ...BEFORE_TAGS.map((kind) => ({ kind })),
    ...tagKeys.map((name) => ({ kind: 'tag' as const, name })),
    ...AFTER_TAGS.map((kind) => ({ kind })),
    ...(shape === 'present' ? DECISION.map((kind) => ({ kind })) : []),
    ...fields.map((name) => ({ kind: 'field' as const, name })),
    ...extra.map((kind) => ({ kind })),
  ];
}

const RESERVED: ReadonlySet<string> = new Set(['id', ...CONTENTS, ...BEFORE_TAGS, ...AFTER_TAGS, ...EXTRA_COLUMNS]);
const RESERVED_NOW: ReadonlySet<string> = new Set([...RESERVED, ...DECISION]);
const HAS_PREFIX = /^(feature|tag|field):/;

/** Headers of the columns, all different: a name that another column has, or that could be taken for one, gets `feature:`, `tag:` or `field:` before it. */
export function nameExportColumns(columns: readonly ExportColumn[], shape: Shape = 'present'): string[] {
  const reserved = shape === 'present' ? RESERVED_NOW : RESERVED;
  const taken = new Set<string>();
  return columns.map((column) => {
    if (!('name' in column)) return column.kind;
    const { kind, name } = column;
    const isPlain = !reserved.has(name) && !taken.has(name) && !HAS_PREFIX.test(name) && name.trim() !== '';
    const header = isPlain ? name : `${kind}:${name}`;
    taken.add(header);
    return header;
  });
}

/**
 * What the columns of a CSV mean if Goldset wrote it, else null: `items` with a column for each header, or `annotations`. Told by the
 * order of the fixed columns, so a file whose columns were moved is read like any other. Cells of such a file go through `unmarkFormula`.
 */
export function recogniseExport(headers: readonly string[]): { readonly rows: 'items'; readonly columns: readonly ExportColumn[] } | { readonly rows: 'annotations' } | null {
  const names = headers.map(unmarkFormula);
  if ([ANNOTATION_COLUMNS, EVENT_COLUMNS].some((columns) => columns.length === names.length && columns.every((column, place) => column === names[place]))) return { rows: 'annotations' };
  return recogniseItems(names, 'present') ?? recogniseItems(names, 'beforeDecisions');
}

function recogniseItems(names: readonly string[], shape: Shape): { readonly rows: 'items'; readonly columns: readonly ExportColumn[] } | null {
  const label = names.indexOf('label');
  const distribution = names.indexOf('labelDistribution');
  if (names[0] !== 'id' || label < 1 || distribution < label) return null;
  const extra = EXTRA_COLUMNS.filter((column) => names.includes(column));
  const content = CONTENTS.find((kind) => label === 2 && names[1] === kind) ?? null;
  const plain = (kind: 'feature' | 'tag' | 'field', from: number, to: number) => names.slice(from, to).map((name) => (name.startsWith(`${kind}:`) ? name.slice(kind.length + 1) : name));
  const layout: ExportLayout = {
    content,
    features: content === null ? plain('feature', 1, label) : [],
    tagKeys: plain('tag', label + BEFORE_TAGS.length, distribution),
    fields: plain('field', distribution + AFTER_TAGS.length + (shape === 'present' ? DECISION.length : 0), names.length - extra.length),
    extra,
  };
  const columns = listExportColumns(layout, shape);
  // Written again, it must come out as it was: then nothing was moved, removed or added.
  return nameExportColumns(columns, shape).join('\n') === names.join('\n') ? { rows: 'items', columns } : null;
}
