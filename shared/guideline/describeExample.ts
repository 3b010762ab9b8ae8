const LONGEST = 400;

export interface Example {
  /** The item's text, file name or fields. */
  readonly item: string;
  readonly externalId: string;
  /** What was decided: a class, or that it is ambiguous, or that no class fits. */
  readonly decided: string;
  readonly reason: string;
}

/** One line of Markdown that shows an item and what was decided about it. What comes from data is shown as it is, never as Markdown. */
export function describeExample({ item, externalId, decided, reason }: Example): string {
  const text = toLine(item);
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
  return `“${escape(shown === '' ? externalId : shown)}” (${escape(toLine(externalId))}): **${escape(toLine(decided))}**${reason.trim() === '' ? '' : `. ${escape(toLine(reason))}`}`;
}

function toLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~!&]/g, (mark) => `\\${mark}`);
}
