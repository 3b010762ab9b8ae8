import type { ReactNode } from 'react';
import classes from './Export.module.css';

interface Props {
  readonly step: number;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

/** One step of the way to files. */
export function Panel({ step, title, text, children }: Props) {
  const id = `export-step-${step}`;
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        <span className={classes.step} aria-hidden>
          {step}
        </span>
        {title}
      </h2>
      <p className={classes.text}>{text}</p>
      {children}
    </section>
  );
}
