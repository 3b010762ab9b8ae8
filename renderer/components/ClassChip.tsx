import classes from './ClassChip.module.css';

/** A class wherever it appears: its colour as a swatch, always with its name. */
export function ClassChip({ name, color }: { readonly name: string; readonly color: string }) {
  return (
    <span className={classes.chip}>
      <span className={classes.swatch} style={{ background: color }} aria-hidden />
      <bdi className={classes.name}>{name}</bdi>
    </span>
  );
}
