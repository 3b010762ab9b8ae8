import type { ComponentProps } from 'react';
import classes from './Stale.module.css';
import { useLasting } from './useLasting';

/** What takes no longer is not seen as waiting; greying for it would have everything painted twice more. */
const NOTICED_AFTER_MS = 250;

/** What stands here is of another question, or of before, while the new is on its way: said to assistive technology at once, and greyed when that takes long enough to be noticed. */
export function Stale({ when, className, ...rest }: { readonly when: boolean } & ComponentProps<'div'>) {
  const isNoticed = useLasting(when, NOTICED_AFTER_MS);
  return <div {...rest} className={`${classes.stale} ${className ?? ''}`} aria-busy={when || undefined} data-noticed={isNoticed || undefined} />;
}
