import { useState } from 'react';
import type { GoldEvent } from '../../../../shared/contract/items';
import { formatWhen } from '../../../format/formatWhen';
import { DecisionChip } from './DecisionChip';
import classes from './Settle.module.css';

/** What was decided about the item, newest first; what was taken back stays to be read. */
export function DecisionHistory({ events }: { readonly events: readonly GoldEvent[] }) {
  const [now] = useState(() => Date.now());
  return (
    <section className={classes.part} aria-label="History of decisions">
      <h3>Decisions</h3>
      {events.length === 0 && <p className={classes.muted}>Nothing is decided yet.</p>}
      {/* scrolls where it is long, also without a mouse */}
      <ul tabIndex={0}>
        {events.toReversed().map((event, place) => (
          <li key={place} data-past={!event.current || undefined}>
            <span className={classes.partHead}>
              <DecisionChip decision={event.decision} classUid={event.classUid} />
              <span className={classes.muted}>
                <bdi>{event.by}</bdi>, {event.method}, {formatWhen(event.createdAt, now)}
              </span>
            </span>
            {event.reason !== '' && <span className={classes.why} dir="auto">{event.reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
