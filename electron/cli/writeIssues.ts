import path from 'node:path';
import type { LabelIssue } from '../../shared/contract/labelIssues';
import { toCsvLine } from '../../shared/export/toCsvLine';
import { writeFiles } from '../data/export/writeFiles';

const LINES = 1_000;

/** Writes likely label errors as CSV, in their order, wholly or not at all. Ids are written as they are: the file is joined with others by them. */
export async function writeIssues(file: string, issues: readonly LabelIssue[], signal: AbortSignal): Promise<void> {
  await writeFiles(path.dirname(path.resolve(file)), [{ name: path.basename(file), pieces: linesOf(issues) }], signal);
}

function* linesOf(issues: readonly LabelIssue[]): Generator<string> {
  yield 'item,given,suggested,self_confidence,normalized_margin,confidence_weighted_entropy,split,annotations,dissent\n';
  for (let from = 0; from < issues.length; from += LINES) {
    yield issues
      .slice(from, from + LINES)
      .map((issue) => toCsvLine([issue.item, issue.given, issue.suggested, String(issue.selfConfidence), String(issue.normalizedMargin), String(issue.confidenceWeightedEntropy), issue.split ?? '', String(issue.annotations), String(issue.dissent)], 'off'))
      .join('');
  }
}
