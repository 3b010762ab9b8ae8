/** Text that is HTML already. Only `html` makes it, so that nothing else ever stands in a page unescaped. */
export interface Html {
  readonly kind: 'html';
  readonly text: string;
}
export type HtmlPart = Html | string | number | null | false | readonly HtmlPart[];

/** HTML from a template: strings that are put in are escaped for text and for attributes in quotes; nothing for null and false. */
export function html(fixed: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return { kind: 'html', text: fixed.map((piece, index) => piece + (index < parts.length ? toText(parts[index]!) : '')).join('') };
}

function toText(part: HtmlPart): string {
  if (part === null || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escape(part);
  return isList(part) ? part.map(toText).join('') : part.text;
}

function isList(part: Html | readonly HtmlPart[]): part is readonly HtmlPart[] {
  return Array.isArray(part);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Control characters but tab and line ends stand in no HTML file; they are shown as what they are, not readable. */
function escape(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!).replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '\ufffd');
}
