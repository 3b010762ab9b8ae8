import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AnnotatorRow } from '../../../../shared/contract/agreement';
import { Problem } from '../../../components/Problem';
import { SortableTable } from '../../../components/SortableTable';
import { useAnalysis } from '../../../data/useAnalysis';
import { formatPercent } from '../../../format/formatPercent';
import classes from './Overview.module.css';
import { Part } from '../../../components/Part';

/** Who labels how much, how quickly and how well. */
export function AnnotatorTable() {
  const [wantsModel, setWantsModel] = useState(false);
  const quick = useAnalysis('agreement.annotators', { dawidSkene: false });
  const full = useAnalysis('agreement.annotators', { dawidSkene: true }, { enabled: wantsModel });
  const data = wantsModel && full.data ? full.data : quick.data;
  const tools = !(wantsModel && full.data) && (
    <Button variant="default" loading={full.running !== null} onClick={() => setWantsModel(true)}>
      Compute Dawid–Skene quality
    </Button>
  );
  return (
    <Part wide title="Annotators" text="A low figure is a question, not a verdict: their items may be the hard ones, or they may be the one who read the guideline." tools={tools}>
      {(quick.error ?? full.error) && <Problem title="The annotators could not be compared">{(quick.error ?? full.error)!.message}</Problem>}
      {data && (
        <SortableTable<AnnotatorRow>
          name="Annotators"
          rows={data.rows}
          keyOf={({ annotatorId }) => String(annotatorId)}
          sortedBy={{ id: 'labels', descending: true }}
          columns={[
            { id: 'annotator', title: 'Annotator', isText: true, value: ({ annotator }) => annotator, render: ({ annotator, imported }) => <><bdi>{annotator}</bdi>{imported && <span className={classes.interval}> imported</span>}</> },
            { id: 'labels', title: 'Answers', value: ({ labels }) => labels, render: ({ labels, abstained }) => <>{labels.toLocaleString('en')}{abstained > 0 && <span className={classes.interval}> +{abstained.toLocaleString('en')} abstained</span>}</> },
            { id: 'pace', title: 'Median time', hint: 'Half of their timed answers took less', value: ({ medianMs }) => medianMs, render: ({ medianMs }) => (medianMs === null ? <span className={classes.undefined}>n/a</span> : `${(medianMs / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`) },
            { id: 'agreement', title: 'With others', hint: 'Share of the other answers on their items that equal theirs', value: ({ agreementWithOthers }) => agreementWithOthers, render: ({ agreementWithOthers }) => formatPercent(agreementWithOthers) },
            proportion('hlp', 'HLP, gold', 'Their answers against imported or adjudicated gold', ({ hlpPlain }) => hlpPlain),
            proportion('loo', 'HLP, others', 'Their answers against the majority of the others', ({ hlpLeaveOneOut }) => hlpLeaveOneOut),
            { id: 'wawa', title: 'Wawa', hint: 'Share of their answers equal to the majority vote, their own included', value: ({ wawa }) => wawa, render: ({ wawa }) => formatPercent(wawa) },
            ...(wantsModel && full.data ? [{ id: 'model', title: 'Dawid–Skene', hint: 'Probability that they are right about an item, by the model', value: ({ dawidSkene }: AnnotatorRow) => dawidSkene, render: ({ dawidSkene }: AnnotatorRow) => formatPercent(dawidSkene) }] : []),
            proportion('questions', 'Gold questions', 'Hidden questions whose answer is known', ({ goldQuestions }) => goldQuestions),
          ]}
        />
      )}
    </Part>
  );
}

function proportion(id: string, title: string, hint: string, of: (row: AnnotatorRow) => AnnotatorRow['hlpPlain']) {
  return {
    id,
    title,
    hint,
    value: (row: AnnotatorRow) => of(row).value,
    render: (row: AnnotatorRow) => {
      const { value, ci, correct, of: total } = of(row);
      if (value === null) return <span className={classes.undefined}>n/a</span>;
      return (
        <span title={`${correct.toLocaleString('en')} of ${total.toLocaleString('en')}${ci ? `; 95 %: ${formatPercent(ci[0])} to ${formatPercent(ci[1])}` : ''}`}>
          {formatPercent(value)} <span className={classes.interval}>of {total.toLocaleString('en')}</span>
        </span>
      );
    },
  };
}
