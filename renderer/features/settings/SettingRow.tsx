import type { ReactNode } from 'react';
import classes from './SettingRow.module.css';

/** A setting: what it is, what it does, and its control at the end of the line. */
export function SettingRow({ title, text, children, htmlFor }: { readonly title: string; readonly text?: string; readonly children: ReactNode; readonly htmlFor?: string }) {
  return (
    <div className={classes.row}>
      <div className={classes.words}>
        <label htmlFor={htmlFor}>{title}</label>
        {text !== undefined && <p>{text}</p>}
      </div>
      <div className={classes.control}>{children}</div>
    </div>
  );
}
