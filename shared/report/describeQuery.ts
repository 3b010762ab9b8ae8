import type { ItemFilter, ItemQuery } from '../domain/itemQuery';
import { OPERATOR_NAME } from '../domain/operatorName';

/** Values that are written out; of more, their number. */
const MOST_VALUES = 5;

/** What names of classes and runs stand behind uids and row ids. */
export interface QueryNames {
  readonly className: (uid: string) => string | undefined;
  readonly runName: (runId: number) => string | undefined;
}

/** A set of items in words: `split is dev or test; tag noise is car`. All items are called so. */
export function describeQuery({ search, filters }: ItemQuery, names: QueryNames): string {
  const parts = [search === '' ? '' : `text has ${search}`, ...filters.map((filter) => describe(filter, names))].filter((part) => part !== '');
  return parts.length === 0 ? 'all items' : parts.join('; ');
}

function describe({ column, operator, values }: ItemFilter, { className, runName }: QueryNames): string {
  const colon = column.indexOf(':');
  const [kind, name] = colon === -1 ? [column, ''] : [column.slice(0, colon), column.slice(colon + 1)];
  const ofRun = ['predicted', 'confidence', 'outcome'].includes(kind);
  const title = kind === 'tag' ? `tag ${name}` : kind === 'field' ? name : ofRun ? `${kind} of ${runName(Number(name)) ?? `run ${name}`}` : kind === 'annotator' ? `answer of annotator ${name}` : kind;
  const isClass = ['gold', 'answer', 'autoLabel', 'predicted', 'annotator'].includes(kind);
  const shown = values.map((value) => (isClass ? (className(value) ?? value) : value));
  const list = operator === 'missing' || operator === 'present' ? '' : shown.length > MOST_VALUES ? ` one of ${shown.length} values` : ` ${shown.join(' or ')}`;
  return `${title} ${OPERATOR_NAME[operator]}${list}`;
}
