import type { ImportProblem } from '../../../shared/contract/importing';
import type { ImportAs } from './columnRoles';

/** The setting that puts a problem right. */
export type Answer = 'encoding' | 'delimiter' | 'header' | 'createClasses' | 'createItems' | 'onConflict' | 'onBadRow' | 'columns';

/** By the rule's name, or by its family: what is wrong in single rows can be skipped with them. */
const ANSWER: Readonly<Record<string, Answer>> = {
  'encoding.utf16': 'encoding',
  'encoding.unknown': 'encoding',
  'encoding.invalid': 'encoding',
  'csv.noHeader': 'header',
  'csv.delimiter': 'delimiter',
  'csv.duplicateHeader': 'columns',
  'map.mistake': 'columns',
  'map.features': 'columns',
  'class.unknown': 'createClasses',
  'item.unknown': 'createItems',
  'item.exists': 'onConflict',
  'run.exists': 'onConflict',
  'run.name': 'columns',
};
/** Nothing of such a file can be read, or it is not the file that was looked at: no setting helps. */
const HOPELESS = /^(file|folder)\.|^encoding\.unsupported$|^csv\.(unclosedQuote|headerOnly|noRecords|emptyHeader)$|^json\.truncated$|^parquet\./;

/** Null where only the file itself can be put right. Warnings need no answer. */
export function answerOf({ code, severity, line }: Pick<ImportProblem, 'code' | 'severity' | 'line'>, as: ImportAs = 'items'): Answer | null {
  if (severity === 'warning' || HOPELESS.test(code)) return null;
  // what a model says of nothing is nothing to label
  if (as === 'predictions' && code === 'item.unknown') return 'onBadRow';
  return ANSWER[code] ?? (code.startsWith('map.') ? 'columns' : line === null ? null : 'onBadRow');
}

/** The message without the names of command-line options: here the control stands beside it. */
export function withoutOptions(message: string): string {
  return message.replaceAll(/ \((?:e\.g\. )?--[^()]*\)/g, '');
}
