import { Text } from '@mantine/core';
import { useState } from 'react';
import type { ItemDetail } from '../../../shared/contract/items';
import { ClassChip } from '../../components/ClassChip';
import { useRead } from '../../data/queries';
import { useClasses } from '../../data/useClasses';
import { describeDecision } from '../../format/describeDecision';
import { useApp } from '../../state/app';
import { useBlind } from '../../state/useBlind';
import { formatWhen } from '../../format/formatWhen';
import { blindDetail } from './blindDetail';
import classes from './Data.module.css';
import { ItemView } from './ItemView';

/** The item in focus, in full: content, gold label, tags, answers and everything that happened to it. */
export function ItemPanel({ itemId }: { readonly itemId: number | null }) {
  const detail = useRead('items.get', { itemId: itemId ?? 1 }, { enabled: itemId !== null, keepPrevious: true });
  const isBlind = useBlind();
  const ownId = useApp((state) => state.annotatorId);
  const ownName = useRead('annotators.list', {}).data?.find(({ id }) => id === ownId)?.name ?? null;
  if (itemId === null) return <p className={classes.panelNote}>The row in focus is shown here in full.</p>;
  if (detail.error) {
    return (
      <p className={classes.panelNote} role="alert">
        {detail.error.message}
      </p>
    );
  }
  if (!detail.data) return <p className={classes.panelNote}> </p>;
  return <Detail key={detail.data.content.id} detail={isBlind ? blindDetail(detail.data, ownName) : detail.data} isBlind={isBlind} />;
}

function Detail({ detail, isBlind }: { readonly detail: ItemDetail; readonly isBlind: boolean }) {
  const { content, goldClassUid, decision, autoLabel } = detail;
  const tags = Object.entries(content.tags);
  return (
    <article className={classes.item} aria-label={`Item ${content.externalId}`}>
      <header className={classes.itemHead}>
        <bdi className={`mono ${classes.itemId}`}>{content.externalId}</bdi>
        {content.split !== null && <span className={classes.splitMark}>{content.split}</span>}
      </header>
      <ItemView content={content} />
      <dl className={classes.facts}>
        <dt>Gold</dt>
        <dd>{isBlind ? <span className={classes.none}>hidden while you label blind</span> : goldClassUid === null ? <span className={classes.none}>{decision === null ? 'none yet' : describeDecision(decision)}</span> : <NamedClass uid={goldClassUid} />}</dd>
        {autoLabel && (
          <>
            <dt>Auto-label</dt>
            <dd title={`Given by ${autoLabel.runName} without a person, confidence ${autoLabel.confidence.toFixed(3)}`}>
              <NamedClass uid={autoLabel.classUid} /> by <bdi>{autoLabel.runName}</bdi>, {autoLabel.confidence.toFixed(2)}
            </dd>
          </>
        )}
        {tags.map(([key, values]) => (
          <Fact key={key} name={key} value={values.join(', ')} />
        ))}
        {content.metadata.map(({ name, value }, index) => (
          <Fact key={index} name={name} value={value} />
        ))}
      </dl>
      <History detail={detail} isBlind={isBlind} />
    </article>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>
        <bdi>{name}</bdi>
      </dt>
      <dd dir="auto">{value}</dd>
    </>
  );
}

function NamedClass({ uid }: { readonly uid: string }) {
  const found = useClasses().byUid.get(uid);
  return <ClassChip name={found?.name ?? uid} color={found?.color ?? 'transparent'} />;
}

const DONE = { label: 'labelled', ambiguous: 'flagged as ambiguous', skip: 'skipped', withdraw: 'took back' } as const;

/** Newest first; what no longer counts is dimmed. */
function History({ detail, isBlind }: { readonly detail: ItemDetail; readonly isBlind: boolean }) {
  const [now] = useState(() => Date.now());
  const entries = [
    ...detail.events.map((event) => ({ key: event.uid, at: event.createdAt, who: event.annotator, what: DONE[event.kind], classUid: event.classUid, note: event.note, current: event.current })),
    ...detail.gold.map((event, index) => ({ key: `gold${index}`, at: event.createdAt, who: event.by, what: event.decision === 'label' ? `gold label, ${event.method}` : describeDecision(event.decision), classUid: event.classUid, note: event.reason, current: event.current })),
  ].sort((a, b) => b.at - a.at);
  return (
    <section aria-labelledby="item-history">
      <h2 id="item-history" className={classes.panelTitle}>
        Answers and history
      </h2>
      {entries.length === 0 ? (
        <Text c="var(--gs-muted)">{isBlind ? 'You have not answered yet.' : 'Nobody has answered yet.'}</Text>
      ) : (
        <ul className={classes.history}>
          {entries.map((entry) => (
            <li key={entry.key} data-past={!entry.current || undefined}>
              <span className={classes.historyLine}>
                <bdi className={classes.who}>{entry.who}</bdi>
                <span>{entry.what}</span>
                {entry.classUid !== null && <NamedClass uid={entry.classUid} />}
                <time className={classes.at} dateTime={new Date(entry.at).toISOString()} title={new Date(entry.at).toLocaleString()}>
                  {formatWhen(entry.at, now)}
                </time>
              </span>
              {entry.note !== '' && (
                <q className={classes.note} dir="auto">
                  {entry.note}
                </q>
              )}
            </li>
          ))}
        </ul>
      )}
      {isBlind && <p className={classes.blindNote}>You label blind: what others answered and the gold label are shown to adjudicators only, so that answers stay independent.</p>}
    </section>
  );
}
