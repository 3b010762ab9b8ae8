import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useMemo, useRef } from 'react';
import type { DisagreementRow } from '../../../../shared/contract/settling';
import type { Decision } from '../../../../shared/domain/annotation';
import { useRead } from '../../../data/queries';
import { useClasses } from '../../../data/useClasses';
import { DecisionChip } from './DecisionChip';
import { QueueFilters } from './QueueFilters';
import classes from './Settle.module.css';
import { settling, useSettling } from './settling';
import { useSettleView } from './settleView';

const ROW = 58;
/** Rows that are read together. */
const PAGE = 40;

/** The queue, worst first, beside the item: where one is, what is settled, what it stands between. */
export function QueuePanel() {
  const queue = useSettling((state) => state.queue);
  const at = useSettling((state) => state.at);
  const decided = useSettling((state) => state.decided);
  const listed = useSettling((state) => state.listed);
  const filterRound = useSettleView((state) => state.filterRound);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: queue.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 6, getItemKey: (place) => queue[place]! });
  useEffect(() => rows.scrollToIndex(at, { align: 'auto' }), [rows, at]);
  const shown = rows.getVirtualItems();
  const pages = [...new Set(shown.map(({ index }) => Math.floor(index / PAGE)))];
  const settled = [...decided.values()].filter((decision) => decision !== 'open').length;
  return (
    <nav className={classes.queue} aria-label="Queue of disagreements">
      <QueueFilters key={filterRound} />
      <div className={classes.queueHead}>
        <span>
          <strong>{Math.max(0, queue.length - settled).toLocaleString('en')}</strong> open{settled > 0 && `, ${settled.toLocaleString('en')} settled`}
        </span>
        <span className={classes.muted} title={listed?.measure === 'votes' ? `Ordered by the entropy of the answers: ${listed.reason}.` : 'Ordered by the entropy of the posterior of Dawid-Skene.'}>
          worst first{listed?.measure === 'votes' && ', by votes'}
        </span>
      </div>
      <div ref={scroller} className={classes.queueList}>
        <div style={{ height: rows.getTotalSize(), position: 'relative' }} role="list" aria-label="Disagreements">
          {pages.map((page) => (
            <QueuePage key={page} itemIds={queue.slice(page * PAGE, (page + 1) * PAGE)} first={page * PAGE} from={shown[0]!.index} to={shown.at(-1)!.index} at={at} decided={decided} />
          ))}
        </div>
      </div>
    </nav>
  );
}

interface PageProps {
  readonly itemIds: readonly number[];
  readonly first: number;
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly decided: ReadonlyMap<number, Decision | 'open'>;
}

function QueuePage({ itemIds, first, from, to, at, decided }: PageProps) {
  // sorted: moving an item within the page asks for nothing new
  const key = itemIds.toSorted((a, b) => a - b).join();
  const wanted = useMemo(() => key.split(',').map(Number), [key]);
  const read = useRead('disagreements.rows', { itemIds: wanted }, { keepPrevious: true });
  const byId = new Map(read.data?.map((row) => [row.itemId, row]));
  return itemIds.map((itemId, index) => {
    const place = first + index;
    if (place < from || place > to) return null;
    return <QueueRow key={itemId} place={place} row={byId.get(itemId) ?? null} isCurrent={place === at} decided={decided.get(itemId) ?? null} />;
  });
}

const QueueRow = memo(function QueueRow({ place, row, isCurrent, decided }: { readonly place: number; readonly row: DisagreementRow | null; readonly isCurrent: boolean; readonly decided: Decision | 'open' | null }) {
  const { byUid } = useClasses();
  const total = row === null ? 0 : row.candidates.reduce((sum, { count }) => sum + count, 0) + row.flags;
  const isSettled = decided === null ? row?.decision !== null && row !== null : decided !== 'open';
  return (
    <div className={classes.queueRow} style={{ transform: `translateY(${place * ROW}px)`, height: ROW }} role="listitem">
      <UnstyledButton className={classes.queueButton} data-current={isCurrent || undefined} data-settled={isSettled || undefined} aria-current={isCurrent || undefined} tabIndex={-1} onMouseDown={(event) => event.preventDefault()} onClick={() => settling.goTo(place)}>
        <span className={classes.queuePreview} dir="auto">{row?.preview === '' ? row.externalId : (row?.preview ?? ' ')}</span>
        <span className={classes.queueFoot}>
          {isSettled ? (
            <span className={classes.queueDecision}>
              <IconCheck size={13} aria-hidden className={classes.good} />
              <span className="visuallyHidden">settled:</span>
              {row && <DecisionChip decision={row.decision ?? (decided === null ? 'label' : decided)} classUid={row.goldClassUid} />}
            </span>
          ) : (
            <span className={classes.votes} aria-hidden>
              {row?.candidates.filter(({ count }) => count > 0).map(({ classUid, count }) => <span key={classUid} style={{ background: byUid.get(classUid)?.color ?? '#888888', flexGrow: count / total }} />)}
              {row !== null && row.flags > 0 && <span className={classes.flagVotes} style={{ flexGrow: row.flags / total }} />}
            </span>
          )}
          <span className={classes.queueFigure} title="Entropy in bits">{row === null || isSettled ? '' : row.entropy.toFixed(2)}</span>
        </span>
      </UnstyledButton>
    </div>
  );
});
