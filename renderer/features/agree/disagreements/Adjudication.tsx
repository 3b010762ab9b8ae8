import { Skeleton } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { DisagreementItem, DisagreementRow } from '../../../../shared/contract/settling';
import { createItemKeys } from '../../../components/item/itemKeys';
import { ItemView } from '../../../components/item/ItemView';
import { Problem } from '../../../components/Problem';
import { useRead } from '../../../data/queries';
import { useClasses } from '../../../data/useClasses';
import { setPreferences, TEXT_SIZES, usePreferences } from '../../../state/preferences';
import { candidatesOf } from './candidatesOf';
import { DecisionChip } from './DecisionChip';
import { DecisionHistory } from './DecisionHistory';
import { Discussion } from './Discussion';
import { focusStage } from './focusStage';
import { Precedents } from './Precedents';
import { ReasonField } from './ReasonField';
import { OtherDecisions, SettleActions } from './SettleActions';
import classes from './Settle.module.css';
import { useSettling } from './settling';
import { SidesPanel } from './SidesPanel';
import { useSettleKeys } from './useSettleKeys';

const changeTextSize = (by: number) => setPreferences({ textSize: Math.min(TEXT_SIZES.largest, Math.max(TEXT_SIZES.smallest, usePreferences.getState().textSize + by)) });
const NO_KEYWORDS: readonly string[] = [];

/** One disagreement: the item, what was answered, what was decided before, and a key for every way to settle it. */
export function Adjudication({ itemId }: { readonly itemId: number }) {
  const read = useItem(itemId);
  const row = useRow(itemId);
  useNextItems();
  useEffect(focusStage, [itemId]);
  if (read.error) return <div className={classes.stage}><Problem title="The item could not be read">{read.error.message}</Problem></div>;
  return <Stage itemId={itemId} item={read.data ?? null} row={row} />;
}

function Stage({ itemId, item, row }: { readonly itemId: number; readonly item: DisagreementItem | null; readonly row: DisagreementRow | null }) {
  const { list } = useClasses();
  const [itemKeys] = useState(createItemKeys);
  const textSize = usePreferences((state) => state.textSize);
  const showNames = useSettling((state) => state.showNames);
  const pending = useSettling((state) => state.decided.get(itemId)) ?? null;
  const sides = useMemo(() => (item === null ? null : candidatesOf(item, list)), [item, list]);
  useSettleKeys(sides, itemKeys);

  const isSettled = item !== null && (pending === null ? item.decision !== null : pending !== 'open');
  const areNamed = showNames || isSettled;
  const nameOf = (place: number) => (areNamed ? item!.answers[place]!.annotator : letter(place));
  const nameOfNote = ({ annotatorId, annotator }: { readonly annotatorId: number; readonly annotator: string }) => {
    const place = item!.answers.findIndex((answer) => answer.annotatorId === annotatorId);
    return place < 0 ? annotator : nameOf(place);
  };
  return (
    <>
      <section className={classes.stage} aria-label="Item to settle" data-settle-stage tabIndex={-1} data-item-id={itemId}>
        {item === null ? (
          <Waiting />
        ) : (
          <>
            <div className={classes.itemHead}>
              <span className="mono">{item.content.externalId}</span>
              {isSettled && item.decision !== null && (
                <span className={classes.settled}>
                  settled: <DecisionChip decision={item.decision} classUid={item.goldClassUid} />
                </span>
              )}
            </div>
            <div className={classes.item}>
              <ItemView content={item.content} textSize={textSize} keywords={NO_KEYWORDS} keys={itemKeys} onTextSize={changeTextSize} />
            </div>
            <div className={classes.context}>
              <Precedents itemId={itemId} />
              <Discussion key={itemId} itemId={itemId} notes={item.discussion} nameOf={nameOfNote} />
              <DecisionHistory key={`${itemId} ${item.gold.length}`} events={item.gold} />
            </div>
          </>
        )}
      </section>
      <section className={classes.side} aria-label="Settle it">
        {item !== null && sides !== null && (
          <>
            <SidesPanel key={itemId} item={item} sides={sides} row={row} nameOf={nameOf} />
            <OtherDecisions decision={item.decision} />
            <ReasonField itemId={itemId} />
            <SettleActions isSettled={isSettled} />
          </>
        )}
      </section>
    </>
  );
}

/** A, B, C … for the answers of an item; it says nothing about who they are of. */
const letter = (place: number) => (place < 26 ? String.fromCharCode(65 + place) : `#${place + 1}`);

function useItem(itemId: number) {
  return useRead('disagreements.item', { itemId });
}

function useRow(itemId: number): DisagreementRow | null {
  return useRead('disagreements.rows', { itemIds: [itemId] }).data?.[0] ?? null;
}

/** Has the next two ready, so that a decision shows the next item in the same frame. */
function useNextItems(): void {
  const queue = useSettling((state) => state.queue);
  const at = useSettling((state) => state.at);
  const [first = 1, second = 1] = queue.slice(at + 1, at + 3);
  const isThere = (place: number) => at + place < queue.length;
  useRead('disagreements.item', { itemId: first }, { enabled: isThere(1) });
  useRead('disagreements.item', { itemId: second }, { enabled: isThere(2) });
  useRead('disagreements.rows', { itemIds: [first] }, { enabled: isThere(1) });
  useRead('disagreements.similar', { itemId: first, limit: 5 }, { enabled: isThere(1) });
}

/** Shown only where the item takes longer than it should. */
function Waiting() {
  return (
    <div className={classes.waiting} aria-busy="true" aria-label="Loading">
      <Skeleton height={18} width="70%" />
      <Skeleton height={18} width="90%" mt={12} />
      <Skeleton height={18} width="55%" mt={12} />
    </div>
  );
}
