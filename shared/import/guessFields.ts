import type { Modality } from '../domain/project';
import { getFieldsOf, type FieldMap, type ImportAs, type ImportField } from './fields';

/** Headers as people write them, best first; compared without case, spaces, `_` and `-`. */
const ITEM_HEADERS: Partial<Record<ImportField, readonly string[]>> = {
  id: ['id', 'itemid', 'externalid', 'exampleid', 'sampleid', 'docid', 'uid', 'guid', 'uuid', 'key'],
  text: ['text', 'content', 'sentence', 'message', 'body', 'document', 'review', 'comment', 'utterance', 'question', 'query', 'tweet', 'transcript'],
  image: ['image', 'imagepath', 'imagefile', 'img', 'picture', 'photo', 'filepath', 'filename', 'path', 'file'],
  audio: ['audio', 'audiopath', 'audiofile', 'sound', 'wav', 'clip', 'recording', 'filepath', 'filename', 'path', 'file'],
  split: ['split', 'subset', 'partition'],
  // A `label` column is never taken for gold by itself: it may be a guess, a rule's output, one annotator's opinion.
  gold: ['gold', 'goldlabel', 'goldstandard'],
};
const LABEL_HEADERS: Partial<Record<ImportField, readonly string[]>> = {
  item: ['item', 'itemid', 'externalid', 'exampleid', 'sampleid', 'docid', 'task', 'taskid', 'question', 'id', 'uid'],
  annotator: ['annotator', 'annotatorid', 'worker', 'workerid', 'rater', 'raterid', 'coder', 'labeler', 'labeller', 'user', 'userid', 'completedby'],
  predicted: ['predicted', 'prediction', 'pred', 'predictedlabel', 'predictedclass', 'predlabel', 'predclass', 'yhat', 'ypred'],
  // never `label` or `class`: those would be the truth, and the model would seem perfect
};
const ANNOTATION_LABELS = ['label', 'class', 'answer', 'annotation', 'response', 'category', 'choice', 'value'];
const GOLD_LABELS = ['gold', 'goldlabel', 'truth', 'groundtruth', 'goldstandard', 'label', 'class', 'answer', 'category', 'target'];

/** What the columns look like by their headers: field -> column. Only a hint: an explicit mapping always wins. `time` is never guessed, as it changes which annotation counts. */
export function guessFields(options: { readonly as: ImportAs; readonly modality: Modality; readonly columns: readonly string[] }): FieldMap {
  const { as, modality, columns } = options;
  const byHeader = new Map<string, string>();
  for (const column of columns) {
    const simple = toPlainHeader(column);
    if (!byHeader.has(simple)) byHeader.set(simple, column);
  }
  const guess: FieldMap = {};
  const taken = new Set<string>();
  for (const field of getFieldsOf(as, modality)) {
    const found = headersOf(as, field)
      .map((header) => byHeader.get(header))
      .find((column) => column !== undefined && !taken.has(column));
    if (found === undefined) continue;
    guess[field] = found;
    taken.add(found);
  }
  // A file of one column is a list of texts, or of files.
  const content = as === 'items' && modality !== 'table' ? modality : null;
  if (content !== null && guess[content] === undefined && columns.length === 1 && !taken.has(columns[0]!)) guess[content] = columns[0]!;
  return guess;
}

function headersOf(as: ImportAs, field: ImportField): readonly string[] {
  if (as === 'items') return ITEM_HEADERS[field] ?? [];
  if (field === 'label') return as === 'gold' ? GOLD_LABELS : ANNOTATION_LABELS;
  return LABEL_HEADERS[field] ?? [];
}

/** Whether a header names what is to be learned: such a column is not shown to annotators as an input of a table row. */
export function isAnswerHeader(column: string): boolean {
  return GOLD_LABELS.includes(toPlainHeader(column));
}

function toPlainHeader(column: string): string {
  return column.toLowerCase().replace(/[\s_-]/g, '');
}
