import { Button, Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { TagQuestion } from '../../../../shared/contract/tagReview';
import { createItemKeys } from '../../../components/item/itemKeys';
import { ItemView } from '../../../components/item/ItemView';
import { preloadMedia } from '../../../components/item/preloadMedia';
import { Problem } from '../../../components/Problem';
import { useClasses } from '../../../data/useClasses';
import { setPreferences, TEXT_SIZES, usePreferences } from '../../../state/preferences';
import type { AnalyseTabProps } from '../analyseTabs';
import { AskPanel } from './AskPanel';
import classes from './Look.module.css';
import { LookEnd } from './LookEnd';
import { looking, useLooking } from './lookSession';
import type { LookRequest } from './lookStore';
import { useLookKeys } from './useLookKeys';
import { Verdict } from './Verdict';

const NAMES = { errors: 'Errors', right: 'Right ones', sample: 'Random sample', listed: '' } as const;

/** One item, large, what was said of it, and the questions about it. */
export function LookStage({ request, questions, readOnly }: AnalyseTabProps & { readonly request: LookRequest; readonly questions: readonly TagQuestion[] }) {
  const { itemIds, at, available, items, failure } = useLooking((state) => state);
  const [itemKeys] = useState(createItemKeys);
  const textSize = usePreferences((state) => state.textSize);
  const { byUid } = useClasses();
  useLookKeys(questions, itemKeys, readOnly);
  const itemId = itemIds[at];
  const looked = itemId === undefined ? undefined : items.get(itemId);
  useEffect(() => preloadMedia(itemIds.slice(at + 1, at + 6).flatMap((id) => items.get(id)?.item.content ?? [])), [itemIds, at, items]);
  // Space goes on and does not press what was clicked last
  useEffect(() => document.querySelector<HTMLElement>('[data-look-stage]')?.focus({ preventScroll: true }), [request]);
  const name = request.which === 'listed' ? request.title : NAMES[request.which];
  return (
    <div className={classes.looking}>
      <header className={classes.head}>
        <h2 title={name}>
          <bdi>{name}</bdi>
        </h2>
        <span className={classes.progress} role="status">
          {Math.min(at + 1, itemIds.length).toLocaleString('en')} of {itemIds.length.toLocaleString('en')}
          {available > itemIds.length && <span className={classes.note}> (there are {available.toLocaleString('en')})</span>}
        </span>
        <progress className={classes.bar} max={itemIds.length} value={at} aria-label="Looked at" />
        <Button variant="default" onClick={() => looking.stop()}>
          Choose other items
        </Button>
      </header>
      <div className={classes.body}>
        <section className={classes.stage} aria-label="Item" data-look-stage tabIndex={-1}>
          {failure && <Problem title={failure.title}>{failure.message}</Problem>}
          {itemId === undefined ? (
            <LookEnd request={request} itemIds={itemIds} available={available} />
          ) : looked ? (
            <>
              <div className={classes.item} data-item-id={itemId}>
                <ItemView content={looked.item.content} textSize={textSize} keywords={[]} keys={itemKeys} onTextSize={changeTextSize} />
              </div>
              <Verdict looked={looked} byUid={byUid} />
            </>
          ) : (
            <div className={classes.waiting} aria-busy="true" aria-label="Loading">
              <Skeleton height={18} width="70%" />
              <Skeleton height={18} width="90%" mt={12} />
            </div>
          )}
        </section>
        <AskPanel request={request} questions={questions} answers={looked?.answers ?? null} readOnly={readOnly} />
      </div>
    </div>
  );
}

const changeTextSize = (by: number) => setPreferences({ textSize: Math.min(TEXT_SIZES.largest, Math.max(TEXT_SIZES.smallest, usePreferences.getState().textSize + by)) });
