import type { TagRow } from '../../../../shared/contract/evaluation';

export type FigureId = 'shareOfData' | 'errorRate' | 'shareOfErrors' | 'errors' | 'hlp' | 'gapToHlp' | 'potentialGain' | 'priority' | 'accuracy' | 'macroF1' | 'cost';

/** Why a figure of a row is undefined. */
export function whyUndefined({ support, hlp, review }: TagRow, figure: FigureId): string {
  const ofRate = () => (support === 0 && review === null ? 'No evaluated item has this tag' : (review?.caution ?? 'None of the items looked at has this tag'));
  switch (figure) {
    case 'shareOfErrors':
      return review && review.reviewedErrors === 0 ? (review.caution ?? 'No error was looked at') : 'The run makes no error on these items';
    case 'hlp':
      return 'Human level is unknown: nobody’s answers to these items can be compared with gold';
    case 'gapToHlp':
    case 'potentialGain':
    case 'priority':
      return hlp === null ? 'Human level is unknown here, so there is no gap to it' : ofRate();
    case 'macroF1':
    case 'cost':
      return review ? 'Not defined for a tag given while looking: only some items were looked at' : ofRate();
    default:
      return ofRate();
  }
}
