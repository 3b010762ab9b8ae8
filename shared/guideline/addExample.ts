const HEADING = '## Examples';

/** The guideline (Markdown) with one example more, a list item without its dash, at the end of its section of examples; the section is made where there is none. */
export function addExample(markdown: string, example: string): string {
  const lines = markdown.replace(/\s+$/, '').split('\n');
  const line = `- ${example}`;
  const heading = lines.findIndex((text) => /^##\s+examples\s*$/i.test(text));
  if (heading === -1) return `${markdown.trim() === '' ? '' : `${lines.join('\n')}\n\n`}${HEADING}\n\n${line}\n`;
  const next = lines.findIndex((text, place) => place > heading && /^#{1,2}\s/.test(text));
  let end = next === -1 ? lines.length : next;
  while (end > heading + 1 && lines[end - 1]!.trim() === '') end -= 1;
  lines.splice(end, 0, ...(end === heading + 1 ? ['', line] : [line]));
  return `${lines.join('\n')}\n`;
}

/** The guideline without an example that was added, wherever it stands now; as it is where the example was changed since. */
export function removeExample(markdown: string, example: string): string {
  const lines = markdown.split('\n');
  const place = lines.lastIndexOf(`- ${example}`);
  return place === -1 ? markdown : lines.toSpliced(place, 1).join('\n');
}
