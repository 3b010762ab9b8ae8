import classes from './IntervalBar.module.css';

interface Props {
  readonly value: number;
  readonly interval: readonly [number, number] | null;
  /** Right end of the bar. */
  readonly to?: number;
  /** What the figure is to be compared with; null: nothing. */
  readonly mark?: number | null;
}

/** Where a figure lies from 0 up, and how far it may be off. The numbers stand beside it. */
export function IntervalBar({ value, interval, to = 1, mark = null }: Props) {
  const place = (share: number) => 100 * Math.min(1, Math.max(0, share / to));
  return (
    <svg className={classes.intervalBar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
      <line x1="0" x2="100" y1="4" y2="4" className={classes.barTrack} />
      {mark !== null && <line x1={place(mark)} x2={place(mark)} y1="0" y2="8" className={classes.barMark} />}
      {interval && <line x1={place(interval[0])} x2={place(interval[1])} y1="4" y2="4" className={classes.barInterval} />}
      <line x1={place(value)} x2={place(value)} y1="0" y2="8" className={classes.barValue} />
    </svg>
  );
}
