import type { SimpleDimension, TagDimension } from '../../shared/domain/tagDimension';
import { UsageError } from './usageError';

const METHODS = { quantiles: 'quantiles', equal: 'equalWidth' } as const;

export interface DimensionOptions {
  readonly tags?: string;
  readonly bins?: readonly string[];
  readonly cross?: readonly string[];
}

/** The rows of the tag table that the options ask for, in their order; null: every tag key and every kept dimension. Throws `UsageError`. */
export function parseDimensions({ tags, bins = [], cross = [] }: DimensionOptions, tagKeys: readonly string[]): TagDimension[] | null {
  if (tags === '*' && bins.length === 0 && cross.length === 0) return null;
  const keys = tags === undefined ? [] : tags === '*' ? tagKeys : tags.split(',');
  const named: TagDimension[] = [...keys.map((key): TagDimension => ({ kind: 'tag', key })), ...bins.map((text) => parseBins(text, tagKeys)), ...cross.map((text) => parseCross(text, tagKeys))];
  // What was named twice has its rows once.
  return [...new Map(named.map((dimension) => [JSON.stringify(dimension), dimension])).values()];
}

/** `tag:KEY` and `field:NAME` as they are; a bare name is a tag key where there is one of it, else a kept column. */
export function toColumn(name: string, tagKeys: readonly string[]): string {
  if (/^(tag|field):./.test(name)) return name;
  return tagKeys.includes(name) ? `tag:${name}` : `field:${name}`;
}

function parseBins(text: string, tagKeys: readonly string[]): SimpleDimension {
  const counted = /^(.+):(quantiles|equal):(\d{1,2})$/.exec(text);
  if (counted) {
    const count = Number(counted[3]);
    if (count < 2 || count > 50) throw new UsageError(`--bins ${text}: there are 2 to 50 bins.`);
    return { kind: 'bins', column: toColumn(counted[1]!, tagKeys), method: METHODS[counted[2] as keyof typeof METHODS], count, edges: [] };
  }
  const byHand = /^(.+):at:(.+)$/.exec(text);
  const edges = byHand?.[2]!.split('/').map(Number) ?? [];
  if (!byHand || edges.some((edge) => !Number.isFinite(edge)) || edges.length > 49) throw new UsageError(`--bins ${text}: write COLUMN:quantiles:4, COLUMN:equal:4, or COLUMN:at:10/20 with the edges between bins.`);
  return { kind: 'bins', column: toColumn(byHand[1]!, tagKeys), method: 'byHand', count: edges.length + 1, edges };
}

function parseCross(text: string, tagKeys: readonly string[]): TagDimension {
  const [a, b, ...more] = text.split(',');
  if (!a || !b || more.length > 0) throw new UsageError(`--cross ${text}: name two, as in site,device; each a tag key, or bins as in length:quantiles:4.`);
  const simple = (name: string): SimpleDimension => (/:(quantiles|equal|at):/.test(name) ? parseBins(name, tagKeys) : { kind: 'tag', key: name });
  return { kind: 'cross', of: [simple(a), simple(b)] };
}
