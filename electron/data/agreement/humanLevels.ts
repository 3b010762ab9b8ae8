import { humanLevel } from '../../../shared/agreement/humanLevel';
import { humanLevelLeaveOneOut } from '../../../shared/agreement/humanLevelLeaveOneOut';
import type { LabelMatrix } from '../../../shared/agreement/labelMatrix';
import { GOLD_METHODS, type GoldMethod } from '../../../shared/domain/annotation';
import type { ProjectLabels } from './readLabels';

/** Methods by which gold does not come out of the very labels that are measured against it. */
const INDEPENDENT: readonly GoldMethod[] = ['imported', 'adjudicated'];

/** Gold that labels may be measured against: the class of each item, -1 where there is none or it was computed from the labels. */
export function independentGold({ gold, goldMethod }: Pick<ProjectLabels, 'gold' | 'goldMethod'>): Int32Array {
  const codes = new Set(INDEPENDENT.map((method) => GOLD_METHODS.indexOf(method)));
  return gold.map((value, item) => (codes.has(goldMethod[item]!) ? value : -1));
}

/** Human-level performance in both forms, and which of them is to be quoted: plain where a labelled item has independent gold. */
export function humanLevels(matrix: LabelMatrix, gold: Int32Array) {
  const plain = humanLevel(matrix, gold);
  const leaveOneOut = humanLevelLeaveOneOut(matrix);
  return { plain, leaveOneOut, quoted: plain.annotations > 0 ? plain : leaveOneOut };
}
