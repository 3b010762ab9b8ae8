import type { ReactNode } from 'react';
import classes from './Part.module.css';

/** A part of the overview under its heading, with what it is for in a sentence. */
export function Part({ title, text, tools, children, wide = false }: { readonly title: string; readonly text: ReactNode; readonly tools?: ReactNode; readonly children: ReactNode; readonly wide?: boolean }) {
  return (
    <section className={classes.part} data-wide={wide || undefined} aria-label={title}>
      <div className={classes.head}>
        <h2>{title}</h2>
        {tools}
      </div>
      <p className={classes.text}>{text}</p>
      {children}
    </section>
  );
}
