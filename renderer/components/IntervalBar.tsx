import classes from './IntervalBar.module.css';

/** Where a figure lies between 0 and 1, and how far it may be off. The numbers stand beside it. */
export function IntervalBar({ value, interval }: { readonly value: number; readonly interval: readonly [number, number] | null }) {
  const place = (share: number) => 100 * Math.min(1, Math.max(0, share));
  return (
    <svg className={classes.intervalBar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
      <line x1="0" x2="100" y1="4" y2="4" className={classes.barTrack} />
      {interval && <line x1={place(interval[0])} x2={place(interval[1])} y1="4" y2="4" className={classes.barInterval} />}
      <line x1={place(value)} x2={place(value)} y1="0" y2="8" className={classes.barValue} />
    </svg>
  );
}
