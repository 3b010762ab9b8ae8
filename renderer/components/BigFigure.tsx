import type { ReactNode } from 'react';
import classes from './BigFigure.module.css';
import { IntervalBar } from './IntervalBar';

/** Figures to quote, side by side. */
export function BigFigures({ children }: { readonly children: ReactNode }) {
  return <dl className={classes.figures}>{children}</dl>;
}

interface Props {
  readonly name: ReactNode;
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  /** Why there is no value. */
  readonly reason: string | null;
  readonly say: (value: number) => string;
  /** Whether the interval is being computed. */
  readonly pending: boolean;
  readonly note: ReactNode;
  /** Drawn between 0 and 1; a difference is not. */
  readonly bar?: boolean;
}

/** A figure large, how far it may be off, and what it is. The space of the interval is kept free until it is there. */
export function BigFigure({ name, value, interval, reason, say, pending, note, bar = true }: Props) {
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd className={classes.big}>{value === null ? 'n/a' : say(value)}</dd>
      <dd className={classes.range}>
        {value !== null && bar && <IntervalBar value={value} interval={interval} />}
        <span>{value === null ? reason : interval ? `${say(interval[0])} to ${say(interval[1])}` : pending ? 'interval to come' : ' '}</span>
      </dd>
      <dd className={classes.note}>{value === null ? ' ' : note}</dd>
    </div>
  );
}
