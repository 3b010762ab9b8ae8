import classes from './Estimate.module.css';

/** 0.71 beside the interval that it may lie in; "n/a" with the reason where there is no number. */
export function Estimate({ value, interval, reason, say = sayNumber }: { readonly value: number | null; readonly interval?: readonly [number, number] | null; readonly reason?: string | null; readonly say?: (value: number) => string }) {
  if (value === null) {
    return (
      <span className={classes.undefined} title={reason ?? undefined}>
        n/a
      </span>
    );
  }
  return (
    <>
      {say(value)}
      <span className={classes.interval}>{interval ? ` ${say(interval[0])} to ${say(interval[1])}` : ''}</span>
    </>
  );
}

/** Two digits, a real minus sign. */
export function sayNumber(value: number): string {
  return value.toFixed(2).replace('-0.00', '0.00').replace('-', '−');
}
