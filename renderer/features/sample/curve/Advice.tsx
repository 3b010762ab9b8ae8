import type { Output } from '../../../../shared/contract';
import { Problem } from '../../../components/Problem';
import { Progressing } from '../../../components/Progressing';
import { sayNumber } from '../../../components/Estimate';
import { Stale } from '../../../components/Stale';
import type { Analysis } from '../../../data/useAnalysis';
import { formatPoints } from '../../../format/formatPoints';
import classes from '../Sample.module.css';

const READING: Readonly<Record<Output<'learning.advice'>['advice'], string>> = { goOn: 'Go on labelling', plateau: 'More labels hardly help any more', stable: 'The model has settled', tooEarly: 'Too early to tell' };

/** Whether to go on labelling, in words, with the two figures behind it. */
export function Advice({ advice }: { readonly advice: Analysis<Output<'learning.advice'>> }) {
  const { data, error } = advice;
  return (
    <section className={classes.panel} aria-label="Advice">
      {!data && <Progressing analysis={advice} doing="Looking at the last trainings" again="Look at the last trainings" />}
      {error && <Problem title="No advice could be computed">{error.message}</Problem>}
      {data && (
        <Stale when={advice.isStale} className={classes.field}>
          <p className={classes.reading}>{READING[data.advice]}</p>
          <p className={classes.hint}>{data.text}</p>
          <p className={classes.note}>
            Gain of the last trainings: {data.gain === null ? 'n/a' : `${formatPoints(data.gain)} points of macro-F1`}. Agreement of the last four, one with the next, on unlabelled items: {data.stability === null ? 'n/a (it takes four trainings, each with more labels)' : `κ ${sayNumber(data.stability)}`}.
          </p>
        </Stale>
      )}
    </section>
  );
}
