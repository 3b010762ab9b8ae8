import { type Html, html, type HtmlPart } from './html';

export interface ReportColumn<T> {
  readonly title: string;
  readonly isText?: boolean;
  readonly cell: (row: T) => HtmlPart;
}

/** A table whose first column names the row. `few`: rows that are too small to say anything are greyed. */
export function reportTable<T>(caption: string, columns: readonly ReportColumn<T>[], rows: readonly T[], few: (row: T) => boolean = () => false): Html {
  const [first, ...others] = columns;
  return html`<div class="scroll"><table><caption>${caption}</caption><thead><tr>${columns.map(({ title, isText = false }) => html`<th scope="col"${isText && html` class="text"`}>${title}</th>`)}</tr></thead><tbody>${rows.map(
    (row) => html`<tr${few(row) && html` class="few"`}><th scope="row">${first!.cell(row)}</th>${others.map(({ isText = false, cell }) => html`<td${isText && html` class="text wrap"`}>${cell(row)}</td>`)}</tr>
`,
  )}</tbody></table></div>`;
}
