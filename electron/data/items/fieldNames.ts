import type { Database } from 'better-sqlite3';

const SAMPLED_ITEMS = 2_000;

export interface FieldNames {
  /** Input columns of table items. */
  readonly features: readonly string[];
  /** Kept columns that are neither input nor tag. */
  readonly fields: readonly string[];
}

/** Pairs of name and value, as JSON. */
interface SampledRow {
  readonly content: string | null;
  readonly metadata: string | null;
}

/**
 * Names of the columns kept with the items, in file order. Read off items spread evenly over the project, so that every import of
 * more than a thousandth of it is seen: quick at any size, but a column that few items have may be left out.
 */
export function sampleFieldNames(db: Database): FieldNames {
  const features = new Set<string>();
  const metadata = new Set<string>();
  for (const row of sampleRows(db)) {
    addNames(features, row.content);
    addNames(metadata, row.metadata);
  }
  return { features: [...features], fields: [...metadata] };
}

/** What is kept with items spread evenly over the project; `content` of table items only. */
export function sampleRows(db: Database): SampledRow[] {
  const isTable = db.prepare("SELECT 1 FROM project WHERE key = 'modality' AND value = 'table'").get() !== undefined;
  return db
    .prepare<{ sampled: number }, SampledRow>(
      `WITH RECURSIVE step(size) AS (SELECT max(1, (SELECT max(id) FROM item) / :sampled)),
       at(id) AS (SELECT min(id) FROM item UNION ALL SELECT (SELECT min(id) FROM item WHERE id >= at.id + size) FROM at, step WHERE at.id IS NOT NULL)
       SELECT ${isTable ? 'content' : 'NULL'} AS content, metadata FROM at CROSS JOIN item USING (id)`,
    )
    .all({ sampled: SAMPLED_ITEMS });
}

export function addNames(names: Set<string>, pairs: string | null): void {
  if (pairs === null) return;
  for (const [name] of JSON.parse(pairs) as [string, string][]) names.add(name);
}
