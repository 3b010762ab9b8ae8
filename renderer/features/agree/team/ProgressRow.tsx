import type { PlanInfo } from '../../../../shared/contract/assignments';
import classes from './Team.module.css';

/** How far one annotator is in their queue. */
export function ProgressRow({ annotator: { name, total, labelled, skipped, extra } }: { readonly annotator: PlanInfo['annotators'][number] }) {
  const left = total - labelled;
  const part = (count: number) => `${total === 0 ? 0 : (100 * count) / total}%`;
  const notes = [skipped > 0 ? `${skipped.toLocaleString('en')} skipped` : '', extra > 0 ? `${extra.toLocaleString('en')} added` : ''].filter(Boolean).join(', ');
  return (
    <div className={classes.progressRow}>
      <bdi className={classes.progressName} title={name}>
        {name}
      </bdi>
      <div className={classes.progressBar} role="progressbar" aria-label={`Progress of ${name}`} aria-valuemin={0} aria-valuemax={total} aria-valuenow={labelled} aria-valuetext={`${labelled} of ${total}`}>
        <div style={{ width: part(labelled) }} data-done={left === 0 || undefined} />
        <div className={classes.skippedPart} style={{ width: part(skipped) }} />
      </div>
      <span className={classes.number}>
        {labelled.toLocaleString('en')} of {total.toLocaleString('en')}
      </span>
      <span className={classes.left}>{left === 0 ? 'done' : `${left.toLocaleString('en')} left`}</span>
      <span className={classes.notes}>{notes}</span>
    </div>
  );
}
