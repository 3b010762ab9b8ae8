import type { LabelClass } from '../../../shared/domain/labelSchema';
import type { LabelEvent } from './labelState';

/** What happened last, in words: read out by screen readers and shown under the classes. */
export function describeEvent(event: LabelEvent, classes: ReadonlyMap<string, LabelClass>): string {
  switch (event.kind) {
    case 'saved': {
      const what = event.answer.kind === 'skip' ? 'skipped' : event.answer.kind === 'ambiguous' ? 'ambiguous' : (classes.get(event.answer.classUid ?? '')?.name ?? 'a class');
      return `Saved: ${what}, item ${event.position.toLocaleString()} of ${event.total.toLocaleString()}`;
    }
    case 'undone':
      return `Taken back: ${event.title}`;
    case 'nothingToUndo':
      return 'Nothing to take back';
    case 'atFirst':
      return 'This is the first item';
    case 'atLast':
      return 'This is the last item';
    case 'failed':
      return event.message;
  }
}
