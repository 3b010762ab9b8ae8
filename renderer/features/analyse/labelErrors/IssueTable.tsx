import { Checkbox } from '@mantine/core';
import type { LabelIssue } from '../../../../shared/contract/labelIssues';
import { ClassChip } from '../../../components/ClassChip';
import { SortableTable } from '../../../components/SortableTable';
import { useClasses } from '../../../data/useClasses';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import review from '../Review.module.css';
import classes from './LabelErrors.module.css';

interface Props {
  readonly issues: readonly LabelIssue[];
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (chosen: ReadonlySet<number>) => void;
  readonly preview: number | null;
  readonly onPreview: (itemId: number) => void;
  readonly readOnly: boolean;
}

/** Given and suggested label side by side, in the order that was asked for, with a box to take each along. */
export function IssueTable({ issues, chosen, onChoose, preview, onPreview, readOnly }: Props) {
  const { list } = useClasses();
  const color = new Map(list.map(({ name, color: of }) => [name, of]));
  const count = issues.filter(({ itemId }) => chosen.has(itemId)).length;
  const toggle = (itemId: number) => {
    const next = new Set(chosen);
    if (!next.delete(itemId)) next.add(itemId);
    onChoose(next);
  };
  const chip = (name: string) => (
    <span className={classes.chip} title={name}>
      <ClassChip name={name} color={color.get(name) ?? 'transparent'} />
    </span>
  );
  return (
    <div className={`${classes.tall} ${review.wide}`}>
      <Checkbox
        className={classes.all}
        disabled={readOnly}
        checked={count === issues.length}
        indeterminate={count > 0 && count < issues.length}
        label={count === 0 ? 'Choose all listed' : `${count.toLocaleString('en')} chosen`}
        onChange={() => onChoose(count === issues.length ? new Set() : new Set(issues.map(({ itemId }) => itemId)))}
      />
      <SortableTable<LabelIssue>
        name="Likely label errors, worst first"
        rows={issues}
        keyOf={({ itemId }) => String(itemId)}
        columns={[
          {
            id: 'item',
            title: 'Item',
            isText: true,
            value: ({ item }) => item,
            render: ({ item, itemId }) => (
              <span className={review.todo}>
                <Checkbox disabled={readOnly} checked={chosen.has(itemId)} aria-label={`Choose ${item}`} onChange={() => toggle(itemId)} />
                <button type="button" className={`${review.link} mono`} title={item} aria-pressed={preview === itemId} onClick={() => onPreview(itemId)}>
                  <bdi>{item}</bdi>
                </button>
              </span>
            ),
          },
          { id: 'given', title: 'Given', isText: true, value: ({ given }) => given, render: ({ given }) => chip(given) },
          { id: 'suggested', title: 'Suggested', isText: true, value: ({ suggested }) => suggested, render: ({ suggested }) => chip(suggested) },
          { id: 'self', title: 'Self-confidence', hint: 'Probability that the model gives the given label', value: ({ selfConfidence }) => selfConfidence, render: ({ selfConfidence }) => formatPercentFixed(selfConfidence) },
          { id: 'margin', title: 'Margin', hint: 'Normalised margin: low where another class is far likelier', value: ({ normalizedMargin }) => normalizedMargin, render: ({ normalizedMargin }) => normalizedMargin.toFixed(3) },
          { id: 'entropy', title: 'Entropy', hint: 'Entropy of the probabilities, weighted by the confidence in the label: low is worse', value: ({ confidenceWeightedEntropy }) => confidenceWeightedEntropy, render: ({ confidenceWeightedEntropy }) => confidenceWeightedEntropy.toFixed(3) },
          { id: 'split', title: 'Split', isText: true, value: ({ split }) => split, render: ({ split }) => split ?? '' },
          { id: 'people', title: 'Others said', hint: 'Annotators’ labels that are not the given one', value: ({ annotations, dissent }) => (annotations === 0 ? null : dissent / annotations), render: ({ annotations, dissent }) => (annotations === 0 ? '' : `${dissent.toLocaleString('en')} of ${annotations.toLocaleString('en')}`) },
        ]}
      />
    </div>
  );
}
