import type { ReactNode } from 'react';
import classes from './Review.module.css';

/** A number and under it what belongs to it, its interval: narrow, so that more columns fit. Always two lines high. */
export function Stacked({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <span className={classes.stacked} title={title}>
      {children}
    </span>
  );
}
