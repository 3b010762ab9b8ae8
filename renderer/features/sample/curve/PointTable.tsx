import { useState } from 'react';
import type { CurvePoint, LearningPoint } from '../../../../shared/contract/sampling';
import { Estimate } from '../../../components/Estimate';
import { SortableTable } from '../../../components/SortableTable';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import { formatWhen } from '../../../format/formatWhen';

/** The trainings behind the curve, with what random gives at as many labels. */
export function PointTable({ points, random }: { readonly points: readonly LearningPoint[]; readonly random: readonly CurvePoint[] }) {
  const [now] = useState(() => Date.now());
  const chance = new Map(random.map((point) => [point.labels, point]));
  return (
    <SortableTable
      name="Trainings of the learning curve"
      rows={points}
      keyOf={({ runId }) => String(runId)}
      sortedBy={{ id: 'labels', descending: false }}
      columns={[
        { id: 'name', title: 'Run', isText: true, value: ({ name }) => name, render: ({ name }) => <bdi title={name}>{name}</bdi> },
        { id: 'labels', title: 'Labels', value: ({ labels }) => labels, render: ({ labels }) => labels.toLocaleString('en') },
        { id: 'accuracy', title: 'Dev accuracy', value: ({ accuracy }) => accuracy, render: ({ accuracy, accuracyCi }) => <Estimate value={accuracy} interval={accuracyCi} say={formatPercentFixed} /> },
        { id: 'accuracyRandom', title: 'random', hint: 'Accuracy with as many labels drawn at random', value: ({ labels }) => chance.get(labels)?.accuracyMean ?? null, render: ({ labels }) => formatPercentFixed(chance.get(labels)?.accuracyMean ?? null) },
        { id: 'macroF1', title: 'Dev macro-F1', value: ({ macroF1 }) => macroF1, render: ({ macroF1, macroF1Ci }) => <Estimate value={macroF1} interval={macroF1Ci} say={formatPercentFixed} /> },
        { id: 'macroF1Random', title: 'random', hint: 'Macro-F1 with as many labels drawn at random', value: ({ labels }) => chance.get(labels)?.macroF1Mean ?? null, render: ({ labels }) => formatPercentFixed(chance.get(labels)?.macroF1Mean ?? null) },
        { id: 'on', title: 'Measured on', isText: true, value: ({ devSource }) => devSource, render: ({ devSource, devItems }) => `${devItems.toLocaleString('en')} ${devSource === 'split' ? 'dev items' : 'items in turn (folds)'}` },
        { id: 'when', title: 'When', value: ({ createdAt }) => createdAt, render: ({ createdAt }) => formatWhen(createdAt, now) },
      ]}
    />
  );
}
