import type { Output } from '../../../../shared/contract';
import { Estimate, sayNumber } from '../../../components/Estimate';
import { Problem } from '../../../components/Problem';
import { SortableTable } from '../../../components/SortableTable';
import { useRead } from '../../../data/queries';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import classes from '../Sample.module.css';
import { SamplePanel } from '../SamplePanel';

type Agreement = Output<'automation.agreement'>;

const KINDS: readonly { readonly id: keyof Agreement; readonly name: string; readonly hint: string }[] = [
  { id: 'unseen', name: 'Did not see it', hint: 'Shadow and human only: without influence of the model' },
  { id: 'audit', name: 'Audit items', hint: 'Drawn at random from what was accepted, or for the batch, labelled without seeing the prediction' },
  { id: 'seen', name: 'Saw the suggestion', hint: 'Assisted: people tend to follow what they are shown, so this is an upper bound' },
];

/** How often people answered as the model did, apart by whether they had seen what it said. */
export function ModelAndPeople({ queueId }: { readonly queueId: number }) {
  const agreement = useRead('automation.agreement', { queueId }, { keepPrevious: true });
  const rows = agreement.data ? KINDS.map((kind) => ({ ...kind, ...agreement.data[kind.id] })) : [];
  return (
    <SamplePanel title="Model and people" text="How often people answered as the model did in this queue.">
      {agreement.error && <Problem title="Agreement with the model could not be measured">{agreement.error.message}</Problem>}
      {agreement.data && rows.every(({ n }) => n === 0) && <p className={classes.hint}>Nobody has answered an item of this queue that the model has a prediction for.</p>}
      {rows.some(({ n }) => n > 0) && (
        <SortableTable
          name="Agreement of model and people"
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { id: 'kind', title: 'People', isText: true, value: ({ name }) => name, render: ({ name, hint }) => <span title={hint}>{name}</span> },
            { id: 'n', title: 'Answers', value: ({ n }) => n, render: ({ n }) => n.toLocaleString('en') },
            { id: 'rate', title: 'Agreed', value: ({ rate }) => rate, render: ({ rate, rateCi }) => <Estimate value={rate} interval={rateCi} reason="no such answer yet" say={formatPercentFixed} /> },
            { id: 'kappa', title: 'κ', hint: 'Cohen’s kappa: agreement beyond chance', value: ({ kappa }) => kappa, render: ({ kappa }) => <Estimate value={kappa} reason="undefined without answers of two classes" say={sayNumber} /> },
          ]}
        />
      )}
    </SamplePanel>
  );
}
