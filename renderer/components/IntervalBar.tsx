import classes from './IntervalBar.module.css';

interface Props {
  readonly value: number;
  readonly interval: readonly [number, number] | null;
  /** Right end of the bar. */
  readonly to?: number;
  /** What the figure is to be compared with; null: nothing. */
  readonly mark?: number | null;
}

/** Where a figure lies from 0 up, and how far it may be off. The numbers stand beside it. One element: tables hold hundreds of them. */
export function IntervalBar({ value, interval, to = 1, mark = null }: Props) {
  const place = (share: number) => `${(100 * Math.min(1, Math.max(0, share / to))).toFixed(2)}%`;
  const [low, high] = interval ?? [value, value];
  const style = { '--at': place(value), '--low': place(low), '--wide': place(high - low), ...(mark === null ? {} : { '--mark': place(mark) }) } as React.CSSProperties;
  return <span className={classes.bar} data-mark={mark !== null || undefined} style={style} aria-hidden />;
}
