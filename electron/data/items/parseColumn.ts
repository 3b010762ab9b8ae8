import { Refusal } from '../refusal';

/** A column of the item table, told apart by `kind`: `shared/domain/itemQuery.ts` says what each holds. */
export type Column =
  | { readonly kind: 'id' }
  | { readonly kind: 'content' }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'confidence'; readonly runId: number }
  | GroupedColumn;

/** A column with few distinct values and an index: its values are walked one after the other. */
export type GroupedColumn =
  | { readonly kind: 'split' | 'gold' | 'answer' | 'autoLabel' | 'annotations' | 'agreement' }
  | { readonly kind: 'tag'; readonly key: string }
  | { readonly kind: 'annotator'; readonly annotatorId: number }
  | { readonly kind: 'predicted' | 'outcome'; readonly runId: number };

/** Reads a column name of a query; one that does not exist is refused, never passed on to SQL. */
export function parseColumn(name: string): Column {
  const colon = name.indexOf(':');
  const rest = name.slice(colon + 1);
  switch (colon === -1 ? name : name.slice(0, colon + 1)) {
    case 'id':
    case 'content':
    case 'split':
    case 'gold':
    case 'answer':
    case 'autoLabel':
    case 'annotations':
    case 'agreement':
      return { kind: name as 'id' };
    case 'tag:':
      return { kind: 'tag', key: rest };
    case 'field:':
      return { kind: 'field', name: rest };
    case 'annotator:':
      if (isRowId(rest)) return { kind: 'annotator', annotatorId: Number(rest) };
      break;
    case 'predicted:':
    case 'outcome:':
    case 'confidence:':
      if (isRowId(rest)) return { kind: name.slice(0, colon) as 'confidence', runId: Number(rest) };
  }
  throw new Refusal('unknownColumn', `There is no column “${name.slice(0, 80)}” to filter or sort by. Nothing was changed; choose one of the columns shown.`);
}

function isRowId(text: string): boolean {
  return /^[1-9]\d{0,9}$/.test(text);
}
