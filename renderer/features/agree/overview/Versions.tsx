import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { AgreementResult } from '../../../../shared/contract/agreement';
import { SortableTable } from '../../../components/SortableTable';
import { formatPercent } from '../../../format/formatPercent';
import { Estimate, sayNumber } from '../../../components/Estimate';
import classes from './Overview.module.css';
import { Part } from '../../../components/Part';

type Row = AgreementResult['byVersion']['guideline'][number];

/** Did the last change of wording help? */
export function Versions({ byVersion }: { readonly byVersion: AgreementResult['byVersion'] }) {
  const [of, setOf] = useState<'guideline' | 'schema'>('guideline');
  const rows = byVersion[of];
  const what = <SegmentedControl aria-label="Versions of" value={of} onChange={(value) => setOf(value as 'guideline')} data={[{ value: 'guideline', label: 'Guideline' }, { value: 'schema', label: 'Classes' }]} />;
  return (
    <Part title="By version" text="Did the last change of wording help? Answers made under a version, among themselves." tools={what}>
      <div className={classes.chartSpace}>
        <SortableTable<Row>
          name={of === 'guideline' ? 'Agreement by version of the guideline' : 'Agreement by version of the classes'}
          rows={rows}
          keyOf={({ version }) => String(version)}
          columns={[
            { id: 'version', title: 'Version', isText: true, value: ({ version }) => version, render: ({ version, createdAt }) => `${version}${createdAt === null ? '' : `, ${new Date(createdAt).toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' })}`}` },
            { id: 'answers', title: 'Answers', value: ({ annotations }) => annotations, render: ({ annotations }) => annotations.toLocaleString('en') },
            { id: 'items', title: 'Items', hint: 'With two answers or more of this version', value: ({ items }) => items, render: ({ items }) => items.toLocaleString('en') },
            { id: 'agree', title: 'Agree', value: ({ percentAgreement }) => percentAgreement, render: ({ percentAgreement }) => formatPercent(percentAgreement) },
            { id: 'alpha', title: 'α', value: ({ alpha }) => alpha, render: ({ alpha, ci, reason }) => <Estimate value={alpha} interval={ci} reason={reason} /> },
          ]}
        />
        <p className={classes.small}>{verdict(rows)}</p>
      </div>
    </Part>
  );
}

/** What the last two versions with a number say about each other, and what they don't. */
function verdict(rows: readonly Row[]): string {
  const defined = rows.filter(({ alpha }) => alpha !== null);
  const [before, after] = [defined.at(-2), defined.at(-1)];
  if (!before || !after) return 'Two versions with answers to compare would show whether the change helped.';
  const change = `α ${after.alpha! >= before.alpha! ? 'rose' : 'fell'} from ${sayNumber(before.alpha!)} (version ${before.version}) to ${sayNumber(after.alpha!)} (version ${after.version})`;
  const isApart = before.ci && after.ci && (after.ci[0] > before.ci[1] || after.ci[1] < before.ci[0]);
  if (!before.ci || !after.ci) return `${change}.`;
  return isApart ? `${change}; the intervals do not overlap. The items are other ones: harder or easier items move α too.` : `${change}; the intervals overlap, so it may be chance.`;
}
