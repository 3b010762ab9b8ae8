import { FatalProblem, makeProblem } from '../../importProblem';

/** One record's text with where it begins, both 1-based. */
export interface JsonPiece {
  readonly text: string;
  readonly line: number;
  readonly position: number;
}

/** A record longer than this is not read to its end. */
const MAX_PIECE = 8_000_000;

export interface JsonSplitter {
  readonly push: (piece: string, last: boolean) => void;
  /** Physical line at the end of what was pushed plus `ahead`. */
  readonly lineAfter: (ahead: string) => number;
}

/** Cuts JSON lines: one record a line, blank lines are none. */
export function splitJsonLines(file: string, onPiece: (piece: JsonPiece) => void): JsonSplitter {
  let pending = '';
  let line = 1;
  return {
    lineAfter: (ahead) => line + countLineFeeds(pending + ahead),
    push: (piece, last) => {
      const text = pending + piece;
      let start = 0;
      for (;;) {
        const end = text.indexOf('\n', start);
        if (end === -1) break;
        emit(text.slice(start, end));
        start = end + 1;
      }
      pending = text.slice(start);
      if (pending.length > MAX_PIECE) refuseLength(file, line, pending);
      if (last) {
        emit(pending);
        pending = '';
      }
    },
  };

  function emit(text: string): void {
    if (text.trim() !== '') onPiece({ text, line, position: 1 });
    line += 1;
  }
}

/** Cuts the elements out of one array, however it is laid out over lines, without holding more than one of them. */
export function splitJsonArray(file: string, onPiece: (piece: JsonPiece) => void): JsonSplitter {
  let pending = '';
  /** Index in `pending` up to which it was looked at. */
  let at = 0;
  let state: 'before' | 'element' | 'after' = 'before';
  let depth = 0;
  let inString = false;
  let elements = 0;
  /** Line and position of `pending[0]`. */
  let line = 1;
  let position = 1;
  return {
    lineAfter: (ahead) => line + countLineFeeds(pending + ahead),
    push: (piece, last) => {
      pending += piece;
      scan();
      if (pending.length > MAX_PIECE) refuseLength(file, line, pending);
      if (last && state !== 'after') {
        fail('json.truncated', 'ends before the array is closed; it may not have been written completely', pending.length);
      }
    },
  };

  function scan(): void {
    for (; at < pending.length; at += 1) {
      const code = pending.charCodeAt(at);
      if (inString) {
        if (code === 0x5c) {
          // The escaped character may be in the next piece.
          if (at + 1 >= pending.length) return;
          at += 1;
        } else if (code === 0x22) inString = false;
      } else if (state === 'element') {
        if (code === 0x22) inString = true;
        else if (code === 0x7b || code === 0x5b) depth += 1;
        else if (depth > 0 && (code === 0x7d || code === 0x5d)) depth -= 1;
        else if (depth === 0 && code === 0x2c) take(at, true);
        else if (depth === 0 && code === 0x5d) {
          take(at, false);
          state = 'after';
        }
      } else if (!isBlank(code)) {
        if (state === 'after') fail('json.syntax', 'goes on after the end of the array', at);
        // The caller saw the bracket.
        state = 'element';
        drop(at + 1);
      }
    }
  }

  /** The element that ends before `end`; drops it and the character at `end`. */
  function take(end: number, more: boolean): void {
    const text = pending.slice(0, end);
    const lead = /^\s*/.exec(text)![0].length;
    if (lead === text.length) {
      if (more || elements > 0) fail('json.syntax', 'has a comma with no record beside it', end);
    } else {
      elements += 1;
      const feeds = countLineFeeds(text.slice(0, lead));
      onPiece({ text: text.slice(lead), line: line + feeds, position: feeds === 0 ? position + lead : lead - text.lastIndexOf('\n', lead - 1) });
    }
    drop(end + 1);
  }

  function drop(count: number): void {
    const dropped = pending.slice(0, count);
    const feeds = countLineFeeds(dropped);
    position = feeds === 0 ? position + count : count - dropped.lastIndexOf('\n');
    line += feeds;
    pending = pending.slice(count);
    at = -1;
  }

  function fail(code: string, what: string, index: number): never {
    const before = pending.slice(0, index);
    const feeds = countLineFeeds(before);
    const at = feeds === 0 ? position + index : index - before.lastIndexOf('\n');
    throw new FatalProblem(
      makeProblem('error', code, file, `${file} ${what} (line ${line + feeds}, position ${at}). Nothing was imported.`, { line: line + feeds, position: at, found: pending.slice(index, index + 100) }),
    );
  }
}

function refuseLength(file: string, line: number, text: string): never {
  throw new FatalProblem(makeProblem('error', 'json.recordTooLong', file, `The record that begins on line ${line} of ${file} is longer than ${MAX_PIECE} characters. Nothing was imported.`, { line, found: text.slice(0, 200) }));
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function countLineFeeds(text: string): number {
  let count = 0;
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) count += 1;
  return count;
}
