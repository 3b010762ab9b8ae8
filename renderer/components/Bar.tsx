import classes from './Bar.module.css';

/** A share drawn as a bar. The number it stands for is always written beside it, so it is hidden from screen readers. */
export function Bar({ share, color }: { readonly share: number | null; readonly color?: string }) {
  const width = `${100 * Math.min(1, Math.max(0, share ?? 0))}%`;
  return (
    <div className={classes.track} aria-hidden>
      <div className={classes.fill} style={{ width, ...(color ? { background: color } : {}) }} />
    </div>
  );
}
