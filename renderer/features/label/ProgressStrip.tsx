import { describeTimeLeft, itemsPerMinute } from './pace';
import classes from './ProgressStrip.module.css';
import { useLabels } from './labelSession';

/** How far, how fast, what is left. Figures keep their places, so that nothing jumps while they count. */
export function ProgressStrip() {
  const { total, labelled, skipped } = useLabels((state) => state.progress);
  const answeredAt = useLabels((state) => state.answeredAt);
  const pace = itemsPerMinute(answeredAt, answeredAt.at(-1) ?? 0);
  const left = describeTimeLeft(total - labelled, pace);
  return (
    <div className={classes.strip}>
      <span className={classes.count}>
        <strong>{labelled.toLocaleString()}</strong> of {total.toLocaleString()}
      </span>
      <span className={classes.figure}>{skipped > 0 ? `${skipped.toLocaleString()} skipped` : ''}</span>
      <span className={classes.figure}>{pace === null ? '' : `${Math.round(pace)} a minute`}</span>
      <span className={classes.left}>{left ?? ''}</span>
      <div className={classes.bar} role="progressbar" aria-label="Labelled" aria-valuemin={0} aria-valuemax={total} aria-valuenow={labelled}>
        <div style={{ width: `${total === 0 ? 0 : (100 * labelled) / total}%` }} />
        <div className={classes.skipped} style={{ width: `${total === 0 ? 0 : (100 * skipped) / total}%` }} />
      </div>
    </div>
  );
}
