/**
 * What the rows of a tag table are the values of: a tag key as it is, a numeric column in bins, or two of these crossed.
 * A bin is [low, high), the last one closed. Items without a value (or whose value is no number) have a row of their own.
 */
export type SimpleDimension =
  | { readonly kind: 'tag'; readonly key: string }
  | {
      readonly kind: 'bins';
      /** `tag:KEY` or `field:NAME`, as in an ItemQuery. */
      readonly column: string;
      /** `quantiles`, `equalWidth`: `count` bins, edges found in the items looked at; `byHand`: `edges` are the inner edges, ascending. */
      readonly method: 'quantiles' | 'equalWidth' | 'byHand';
      readonly count: number;
      readonly edges: readonly number[];
    };

export type TagDimension = SimpleDimension | { readonly kind: 'cross'; readonly of: readonly [SimpleDimension, SimpleDimension] };

/** How a dimension is called in tables, files and judgements: the same text for the same dimension. */
export function nameDimension(dimension: TagDimension): string {
  switch (dimension.kind) {
    case 'tag':
      // In quotes where it would read as a cross.
      return dimension.key.includes(' × ') || dimension.key.startsWith('“') ? `“${dimension.key}”` : dimension.key;
    case 'bins': {
      const column = dimension.column.slice(dimension.column.indexOf(':') + 1);
      return dimension.method === 'byHand' ? `${column} (at ${dimension.edges.join(', ')})` : `${column} (${dimension.count} ${dimension.method === 'quantiles' ? 'quantiles' : 'equal widths'})`;
    }
    case 'cross':
      return dimension.of.map(nameDimension).join(' × ');
  }
}
