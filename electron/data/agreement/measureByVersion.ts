import { selectLabels } from '../../../shared/agreement/selectLabels';
import type { LabelMatrix } from '../../../shared/agreement/labelMatrix';
import type { AgreementResult, PartAgreement } from '../../../shared/contract/agreement';
import { measurePart, type Resampling } from './measurePart';

type VersionRow = AgreementResult['byVersion']['guideline'][number];

/**
 * Agreement over the labels that were made under each version of the guideline or the label schema: labels of other versions are
 * left out, so that an item counts for a version when two of its present labels were made under it. `versionOf`: of each label;
 * `createdAt`: of each version; `whole`: of all labels. Versions without labels have no row. Items that were labelled under one version are not those of
 * the next: a difference may come from the items.
 */
export async function measureByVersion(matrix: LabelMatrix, versionOf: Float64Array, createdAt: ReadonlyMap<number, number>, whole: PartAgreement, resampling: Resampling): Promise<VersionRow[]> {
  const versions = [...new Set(versionOf)].sort((a, b) => a - b);
  const rows: VersionRow[] = [];
  for (const version of versions) {
    // one version: its labels are all labels
    if (versions.length === 1) return [{ version, createdAt: createdAt.get(version) ?? null, ...whole }];
    const keep = Uint8Array.from(versionOf, (other) => (other === version ? 1 : 0));
    rows.push({ version, createdAt: createdAt.get(version) ?? null, ...(await measurePart(selectLabels(matrix, keep), resampling)) });
  }
  return rows;
}
