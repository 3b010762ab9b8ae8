import type { ReactNode } from 'react';
import { ItemsBehind } from './ItemsBehind';
import classes from './Items.module.css';

/** A tab's content, and beside it the items behind the number that was chosen in it. */
export function WithItems({ name, children, ...items }: React.ComponentProps<typeof ItemsBehind> & { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.with}>
      <div className={classes.main} tabIndex={0} role="region" aria-label={name}>
        {children}
      </div>
      <ItemsBehind {...items} />
    </div>
  );
}
