import { humanLevel } from '../../../shared/agreement/humanLevel';
import { humanLevelLeaveOneOut } from '../../../shared/agreement/humanLevelLeaveOneOut';
import { selectItems } from '../../../shared/agreement/selectItems';
import type { AgreementByTag } from '../../../shared/contract/agreement';
import { independentGold } from './humanLevels';
import { measurePart, type Resampling } from './measurePart';
import type { TagGroup } from './readItemTags';
import type { ProjectLabels } from './readLabels';

/** Agreement on the items of each tag value, and human-level performance there, in the form that the whole project has. An item with several values counts for each. */
export async function measureByTag(labels: ProjectLabels, groups: readonly TagGroup[], resampling: Resampling): Promise<AgreementByTag['rows']> {
  const gold = independentGold(labels);
  const isPlain = gold.some((value) => value !== -1);
  const rows: AgreementByTag['rows'] = [];
  for (const [index, { value, has }] of groups.entries()) {
    await resampling.pause(index / groups.length, 'tag values');
    const part = selectItems(labels.matrix, has);
    const level = isPlain ? humanLevel(part, gold) : humanLevelLeaveOneOut(part);
    const pause: Resampling['pause'] = (share, phase) => resampling.pause((index + (share ?? 0)) / groups.length, phase);
    rows.push({ value, ...(await measurePart(part, { ...resampling, pause })), hlp: { accuracy: level.value.value, annotations: level.annotations } });
  }
  return rows;
}
