import classes from './Keycap.module.css';

/** A key drawn as a key, wherever an action is offered: `Ctrl+K`, `Space`, `1`. */
export function Keycap({ keys }: { readonly keys: string }) {
  return <kbd className={classes.key}>{keys}</kbd>;
}
