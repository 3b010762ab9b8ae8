import type { AgreementResult } from '../../../../shared/contract/agreement';
import { ClassChip } from '../../../components/ClassChip';
import { SortableTable } from '../../../components/SortableTable';
import { useClasses } from '../../../data/useClasses';
import { formatPercent } from '../../../format/formatPercent';
import { Estimate } from '../../../components/Estimate';
import { Part } from '../../../components/Part';

/** Which classes people mean alike. */
export function ClassTable({ result }: { readonly result: AgreementResult }) {
  const { list } = useClasses();
  const colors = new Map(list.map(({ name, color }) => [name, color]));
  const levels = new Map(result.hlp.perClass.map((entry) => [entry.class, entry]));
  return (
    <Part title="By class" text="α of each class against all others; and when one annotator says it, how often another does.">
      <SortableTable
        name="Agreement by class"
        rows={result.perClass}
        keyOf={(row) => row.class}
        columns={[
          { id: 'class', title: 'Class', isText: true, value: (row) => row.class, render: (row) => <ClassChip name={row.class} color={colors.get(row.class) ?? 'transparent'} /> },
          { id: 'labels', title: 'Answers', hint: 'On items with two or more', value: ({ labels }) => labels, render: ({ labels }) => labels.toLocaleString('en') },
          { id: 'alpha', title: 'α', value: ({ alpha }) => alpha, render: ({ alpha, reason }) => <Estimate value={alpha} reason={reason} /> },
          { id: 'specific', title: 'Others say it too', value: ({ specificAgreement }) => specificAgreement, render: ({ specificAgreement }) => formatPercent(specificAgreement) },
          { id: 'hlp', title: 'HLP', hint: 'Of the answers whose right answer is this class, how many are', value: (row) => levels.get(row.class)?.accuracy ?? null, render: (row) => formatPercent(levels.get(row.class)?.accuracy ?? null) },
        ]}
      />
    </Part>
  );
}
