import type { ReactNode } from 'react';
import type { EvaluationResult, TagRow } from '../../../../shared/contract/evaluation';
import { FEW_ITEMS } from '../../../../shared/evaluation/fewItems';
import { IntervalBar } from '../../../components/IntervalBar';
import type { VirtualColumn } from '../../../components/table/VirtualTable';
import { formatNumber } from '../../../format/formatNumber';
import { formatPercentFixed } from '../../../format/formatPercentFixed';
import { formatPoints } from '../../../format/formatPoints';
import { JudgementField, NoteField } from './JudgementField';
import type { Judgement } from './tagRows';
import classes from './Tags.module.css';
import { NoValue, ReviewCell, SupportCell, TrendCell } from './tagCells';
import { type FigureId, whyUndefined } from './whyUndefined';

export interface TagColumn extends VirtualColumn<TagRow> {
  /** What rows are ordered by, and what is copied. */
  readonly value: (row: TagRow) => number | string | null;
  /** More columns of the copied table: name and value. */
  readonly also?: readonly (readonly [name: string, value: (row: TagRow) => number | string | null])[];
  /** Not shown until chosen. */
  readonly isExtra?: boolean;
}

interface Options {
  readonly result: EvaluationResult;
  readonly readOnly: boolean;
  readonly onJudge: (judgement: Judgement) => void;
}

/** Room to the right of the longest error interval. */
const AIR = 1.05;

/** The columns of the tag table: those that can have values here. */
export function tagColumns({ result, readOnly, onJudge }: Options): readonly TagColumn[] {
  const { slices, comparison, cost } = result;
  const overall = result.accuracy.value === null ? null : 1 - result.accuracy.value;
  const to = Math.max(0.01, ...slices.filter(({ support }) => support > 0).map((row) => row.errorRateCi?.[1] ?? row.errorRate ?? 0)) * AIR;
  const judged = (row: TagRow, change: Partial<Judgement>) => onJudge({ key: row.key, value: row.value, ease: row.ease, importance: row.importance, note: row.note, ...change });
  const figure = (id: FigureId, title: string, hint: string, width: number, say: (value: number) => string): TagColumn => ({ id, title, hint, width, value: (row) => row[id], render: (row) => shown(row, id, say) });
  const columns: (TagColumn | null)[] = [
    { id: 'key', title: 'Tag', width: 80, isText: true, isPinned: true, value: ({ key }) => key, render: ({ key }) => <Text text={key} /> },
    { id: 'value', title: 'Value', width: 104, isText: true, isPinned: true, value: ({ value }) => value, render: ({ value }) => (value === null ? <em className={classes.muted}>no value</em> : <Text text={value} strong />) },
    { id: 'support', title: 'Items', hint: `Evaluated items with this tag; fewer than ${FEW_ITEMS} are greyed, with the number that would decide`, width: 76, value: ({ support }) => support, render: (row) => <SupportCell row={row} />, also: [['supportThatDecides', (row) => row.supportThatDecides]] },
    {
      id: 'errorRate',
      title: 'Error rate',
      hint: `Share of its items that are wrong, with the 95 % interval (Wilson); the dashed line is all items${overall === null ? '' : `, ${formatPercentFixed(overall)}`}`,
      width: 148,
      value: ({ errorRate }) => errorRate,
      render: (row) =>
        shown(row, 'errorRate', (value) => (
          <span className={classes.rate}>
            <IntervalBar value={value} interval={row.errorRateCi} to={to} mark={overall} />
            <strong>{formatPercentFixed(value)}</strong>
            <span className={classes.range}>{row.errorRateCi ? `${bare(row.errorRateCi[0])}–${bare(row.errorRateCi[1])}` : ''}</span>
          </span>
        )),
      also: [['errorRateLow', (row) => row.errorRateCi?.[0] ?? null], ['errorRateHigh', (row) => row.errorRateCi?.[1] ?? null]],
    },
    figure('hlp', 'HLP', 'Human-level performance: of people’s answers to these items, the share equal to gold', 66, formatPercentFixed),
    figure('gapToHlp', 'Gap', 'HLP minus accuracy, in points', 62, (value) => formatPoints(value)),
    figure('potentialGain', 'Potential gain', 'Points of overall accuracy if these items were done as well as people do them', 82, (value) => formatPoints(value, 2)),
    figure('priority', 'Priority', 'Potential gain × ease × importance, in points', 76, (value) => (100 * value).toFixed(2)),
    { id: 'ease', title: 'Ease', hint: 'How easily it can be bettered, 0 to 10, set by you; unset counts as 1', width: 58, value: ({ ease }) => ease, render: (row) => <JudgementField row={row} field="ease" readOnly={readOnly} onChange={(ease) => judged(row, { ease })} /> },
    { id: 'importance', title: 'Importance', hint: 'How much these items matter, 0 to 10, set by you; unset counts as 1', width: 94, value: ({ importance }) => importance, render: (row) => <JudgementField row={row} field="importance" readOnly={readOnly} onChange={(importance) => judged(row, { importance })} /> },
    figure('shareOfData', 'Share of data', 'Share of all evaluated items', 80, formatPercentFixed),
    figure('shareOfErrors', 'Share of errors', 'Share of all errors; not defined where there is no error', 80, formatPercentFixed),
    { ...figure('errors', 'Errors', 'Items that are wrong', 72, (value) => value.toLocaleString('en')), isExtra: true },
    figure('accuracy', 'Accuracy', 'Share of its items that are right', 84, formatPercentFixed),
    { ...figure('macroF1', 'Macro-F1', 'Over the classes that are true or predicted in these items', 88, formatPercentFixed), isExtra: true, also: [['macroF1Low', (row) => row.macroF1Ci?.[0] ?? null], ['macroF1High', (row) => row.macroF1Ci?.[1] ?? null]] },
    cost && figure('cost', 'Cost', 'Mean cost an item under the cost weights', 72, formatNumber),
    { id: 'note', title: 'Note', width: 220, isText: true, value: ({ note }) => note || null, render: (row) => <NoteField row={row} readOnly={readOnly} onChange={(note) => judged(row, { note })} /> },
    comparison && {
      id: 'trend',
      title: 'Trend',
      hint: `Error rate against ${comparison.baseline} on the items that both predicted, in points; below 0 is better`,
      width: 168,
      value: ({ trend }) => trend?.delta ?? null,
      render: (row) => <TrendCell row={row} />,
      also: [['trendLow', ({ trend }) => trend?.deltaCi?.[0] ?? null], ['trendHigh', ({ trend }) => trend?.deltaCi?.[1] ?? null], ['trendP', ({ trend }) => trend?.test.p ?? null], ['trendQ', ({ trend }) => trend?.q ?? null]],
    },
    slices.some(({ review }) => review !== null) ? { id: 'review', title: 'Looked at', hint: 'Of tags given while looking: yes, no, not looked at yet. Rates are over those looked at, weighted back to all', width: 190, value: ({ review }) => (review ? review.yes + review.no : null), render: (row) => <ReviewCell row={row} />, also: [['reviewYes', ({ review }) => review?.yes ?? null], ['reviewNo', ({ review }) => review?.no ?? null], ['reviewUnseen', ({ review }) => review?.unseen ?? null]] } : null,
  ];
  return columns.filter((column) => column !== null);
}

function shown(row: TagRow, id: FigureId, say: (value: number) => ReactNode): ReactNode {
  const value = row[id];
  return value === null ? <NoValue reason={whyUndefined(row, id)} /> : say(value);
}

const bare = (share: number) => (100 * share).toFixed(1);

function Text({ text, strong = false }: { readonly text: string; readonly strong?: boolean }) {
  return (
    <bdi className={classes.text} data-strong={strong || undefined} title={text}>
      {text}
    </bdi>
  );
}
