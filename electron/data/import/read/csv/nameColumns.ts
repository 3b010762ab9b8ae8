import type { ImportProblem } from '../../../../../shared/contract/importing';
import { makeProblem } from '../../importProblem';

/** Names for the columns of a CSV, all different, and what is odd about the header. A second `label` becomes `label#2`. */
export function nameColumns(options: { readonly first: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly header: boolean; readonly file: string }): { columns: string[]; problems: ImportProblem[] } {
  const { first, rows, file } = options;
  if (!options.header) return { columns: first.map((_, index) => `column ${index + 1}`), problems: [] };
  const problems: ImportProblem[] = [];
  const warn = (code: string, message: string, column: string) => problems.push(makeProblem('warning', code, file, message, { line: 1, column, found: column }));

  let width = first.length;
  while (width > 1 && first[width - 1] === '' && rows.every((row) => (row[width - 1] ?? '') === '')) width -= 1;
  if (width < first.length) warn('csv.trailingDelimiter', `The header of ${file} ends with a delimiter and no row has a value there: the empty column was left out.`, '');

  const columns: string[] = [];
  const places = new Map<string, number>();
  const similar = new Map<string, string>();
  for (const [index, header] of first.slice(0, width).entries()) {
    let name = header;
    if (header === '') {
      name = `column ${index + 1}`;
      warn('csv.emptyHeader', `Column ${index + 1} of ${file} has no name; it is called "${name}".`, name);
    } else if (header.trim() === '') warn('csv.blankHeader', `The name of column ${index + 1} of ${file} is made of blanks only.`, header);
    const times = (places.get(header) ?? 0) + 1;
    places.set(header, times);
    if (times > 1 && header !== '') {
      name = `${header}#${times}`;
      while (first.includes(name) || columns.includes(name)) name += '#';
      problems.push(
        makeProblem('question', 'csv.duplicateHeader', file, `${file} has more than one column "${header}". The later one is called "${name}": say which is meant (e.g. --map label=${name}), or leave it out of tags (--no-tags ${name}).`, { line: 1, column: name, found: header }),
      );
    }
    const key = header.normalize('NFC').toLowerCase().trim();
    const other = similar.get(key);
    if (header !== '' && other !== undefined && other !== header) warn('csv.similarHeaders', `The columns "${other}" and "${header}" of ${file} differ only in case, blanks or the composition of letters.`, header);
    similar.set(key, header);
    columns.push(name);
  }
  return { columns, problems };
}
