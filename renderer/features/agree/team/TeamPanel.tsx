import type { ReactNode } from 'react';
import classes from './Team.module.css';

interface Props {
  /** Unique on the tab; names the section. */
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

/** One part of the Team tab. */
export function TeamPanel({ id, title, text, children }: Props) {
  return (
    <section className={classes.panel} aria-labelledby={`team-${id}`}>
      <h2 id={`team-${id}`} className={classes.title}>
        {title}
      </h2>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {children}
    </section>
  );
}
