import { humanLevel } from '../../../shared/agreement/humanLevel';
import { humanLevelLeaveOneOut } from '../../../shared/agreement/humanLevelLeaveOneOut';
import { krippendorffAlpha } from '../../../shared/agreement/krippendorffAlpha';
import { mapClasses } from '../../../shared/agreement/mapClasses';
import { pairwiseAgreement } from '../../../shared/agreement/pairwiseAgreement';
import { percentAgreement } from '../../../shared/agreement/percentAgreement';
import type { LabelFigures } from '../../../shared/contract/surgery';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { mapToClasses } from '../../../shared/domain/mapToClasses';
import type { Measure } from '../../../shared/metrics/measure';
import type { GivenLabels } from './readGivenLabels';

/** Agreement and HLP of answers as they were given, counted as `classes` say. */
export function measureLabels({ matrix, classes: given, gold }: GivenLabels, classes: readonly LabelClass[]): LabelFigures {
  const { to, classes: counted } = mapToClasses(given, classes);
  const labels = mapClasses(matrix, to, counted.length);
  return {
    percentAgreement: bare(percentAgreement(labels)),
    kappa: bare(pairwiseAgreement(labels).mean),
    alpha: bare(krippendorffAlpha(labels)),
    hlp: bare(humanLevel(labels, gold.map((classId) => (classId === -1 ? -1 : to[classId]!))).value),
    hlpLeaveOneOut: bare(humanLevelLeaveOneOut(labels).value),
    disagreements: countDisagreements(labels),
  };
}

/** Without what else a measure comes with. */
function bare(measure: Measure): Measure {
  return measure.value === null ? { value: null, reason: measure.reason } : { value: measure.value, reason: null };
}

/** Items with two answers that differ. */
function countDisagreements({ itemCount, start, label }: GivenLabels['matrix']): number {
  let count = 0;
  for (let item = 0; item < itemCount; item += 1) {
    const first = start[item]!;
    for (let at = first + 1; at < start[item + 1]!; at += 1) {
      if (label[at] === label[first]) continue;
      count += 1;
      break;
    }
  }
  return count;
}
