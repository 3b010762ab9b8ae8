import { type ReactNode, useId } from 'react';
import classes from './Sample.module.css';

/** One part of a tab under its heading, with what it is for in a sentence. */
export function SamplePanel({ title, text, children }: { readonly title: ReactNode; readonly text?: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {children}
    </section>
  );
}
