const SHOWN = 80;

/** A piece of the input as it is shown in a problem: at most 80 characters, control and direction characters escaped. */
export function describeFound(text: string): string {
  const escaped = text.slice(0, SHOWN + 1).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => ESCAPES[character] ?? `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`);
  return escaped.length > SHOWN ? `${escaped.slice(0, SHOWN - 1)}…` : escaped;
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
