import { UnstyledButton } from '@mantine/core';
import type { TagRow } from '../../../../shared/contract/evaluation';
import type { TagQuestion } from '../../../../shared/contract/tagReview';
import { Keycap } from '../../../components/Keycap';
import { IntervalBar } from '../../../components/IntervalBar';
import { Stale } from '../../../components/Stale';
import { formatPercent } from '../../../format/formatPercent';
import classes from './Look.module.css';
import { looking } from './lookSession';
import type { LookedItem } from './lookStore';

interface Props {
  readonly question: TagQuestion;
  /** Null: nothing is known. */
  readonly answer: LookedItem['answers'][number] | null;
  /** Undefined until it is measured, or where no item has the tag. */
  readonly row: TagRow | undefined;
  readonly isStale: boolean;
  readonly disabled: boolean;
}

/** A question with its answer, and its row of the tag table. */
export function QuestionRow({ question, answer: given, row, isStale, disabled }: Props) {
  const { id, key, value, hotkey } = question;
  const name = `${key} = ${value}`;
  const yes = given?.yes ?? null;
  // a tag that the item got elsewhere is confirmed by its button, and not taken off
  const give = (next: boolean) => looking.answer(id, yes === next && given?.looked ? null : next);
  const answer = (next: boolean, label: string) => (
    <UnstyledButton className={classes.answer} data-answer={label} aria-pressed={yes === next} aria-label={`${name}: ${label}`} disabled={disabled} onMouseDown={(event) => event.preventDefault()} onClick={() => give(next)}>
      {label}
    </UnstyledButton>
  );
  return (
    <div className={classes.question} role="group" aria-label={name}>
      <div className={classes.asked}>
        <span className={classes.keyCell}>{hotkey !== null && <Keycap keys={hotkey.toUpperCase()} />}</span>
        <bdi className={classes.tag} title={name}>
          {name}
        </bdi>
        {answer(true, 'yes')}
        {answer(false, 'no')}
      </div>
      <Stale when={isStale} className={classes.told}>
        <span className={classes.note} title="Yes, no, not looked at yet, of the items above">
          {counts(question, row)}
        </span>
        {row && row.errorRate !== null && (
          <>
            <IntervalBar value={row.errorRate} interval={row.errorRateCi} />
            <span className={classes.figures}>
              error rate {formatPercent(row.errorRate)}
              {row.errorRateCi && <span className={classes.note}> {formatPercent(row.errorRateCi[0], 0)} to {formatPercent(row.errorRateCi[1], 0)}</span>}
            </span>
          </>
        )}
        {row && row.shareOfErrors !== null && (
          <span className={classes.figures}>
            {formatPercent(row.shareOfErrors)} of errors{row.shareOfData === null ? '' : `, ${formatPercent(row.shareOfData)} of data`}
          </span>
        )}
        <span className={classes.note}>{row ? (row.review ? row.review.caution : 'Of all items that carry the tag: none was looked at here yet.') : 'No figures yet.'}</span>
      </Stale>
    </div>
  );
}

function counts({ yes, no }: TagQuestion, row: TagRow | undefined): string {
  const of = row?.review ?? { yes, no, unseen: null };
  return [`${of.yes.toLocaleString('en')} yes`, `${of.no.toLocaleString('en')} no`, of.unseen === null ? '' : `${of.unseen.toLocaleString('en')} not looked at`].filter((part) => part !== '').join(', ');
}
