import type { LabelClass } from '../../../shared/domain/labelSchema';
import { describeEvent } from './describeEvent';
import { useLabels } from './labelSession';
import classes from './LastEvent.module.css';

/** The last thing that happened, for the eye and, as a polite live region, for the ear. Its place is always reserved. */
export function LastEvent({ classesByUid }: { readonly classesByUid: ReadonlyMap<string, LabelClass> }) {
  const event = useLabels((state) => state.event);
  const text = event ? describeEvent(event, classesByUid) : '';
  const saved = event?.kind === 'saved' && event.answer.classUid !== null ? classesByUid.get(event.answer.classUid) : undefined;
  return (
    <div className={classes.line} role="status" aria-live="polite" data-failed={event?.kind === 'failed' || undefined} title={text}>
      <span className={classes.swatch} style={{ background: saved?.color ?? 'transparent' }} aria-hidden />
      <bdi>{text}</bdi>
    </div>
  );
}
