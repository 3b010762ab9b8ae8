import { Button, Skeleton } from '@mantine/core';
import { useEffect } from 'react';
import { displayKeys } from '../../../commands/registry';
import { EmptyState } from '../../../components/EmptyState';
import { Keycap } from '../../../components/Keycap';
import { onTopicsChanged, useRead } from '../../../data/queries';
import { useAgree } from '../../../state/agree';
import { showScreen, useApp } from '../../../state/app';
import { useBlind } from '../../../state/useBlind';
import { Adjudication } from './Adjudication';
import { AutoResolveDialog } from './AutoResolveDialog';
import { BlindNotice } from './BlindNotice';
import { isFiltered } from './QueueFilters';
import { QueuePanel } from './QueuePanel';
import classes from './Settle.module.css';
import { commandOf } from './settleCommands';
import { NO_FILTER } from './settleSession';
import { settling, useSettling } from './settling';
import { useSettleView } from './settleView';
import { useSettleCommands } from './useSettleCommands';

/** The queue of disagreements and the one that is being settled, once it is known who decides. */
export function DisagreementsTab() {
  const annotators = useRead('annotators.list', {});
  const annotatorId = useApp((state) => state.annotatorId);
  const isBlind = useBlind();
  if (!annotators.data) return null;
  if (annotatorId === null || !annotators.data.some(({ id }) => id === annotatorId)) {
    return <EmptyState title="Who decides?" text="Every decision is kept with who made it and why." action={<Button onClick={() => useApp.setState({ annotatorMenuOpen: true })} rightSection={<Keycap keys={displayKeys('mod+U')} />}>Choose who you are</Button>} />;
  }
  if (isBlind) return <BlindNotice annotatorId={annotatorId} />;
  return <Queue />;
}

function Queue() {
  const phase = useSettling((state) => state.phase);
  const failure = useSettling((state) => state.failure);
  const progress = useSettling((state) => state.progress);
  const listed = useSettling((state) => state.listed);
  const filter = useSettling((state) => state.filter);
  const current = useSettling((state) => state.queue[state.at] ?? null);
  const chosen = useAgree((state) => state.settling);
  useSettleCommands();
  useEffect(() => {
    void settling.open(chosen === null ? settling.store.getState().filter : NO_FILTER, chosen?.itemIds ?? null);
    return () => settling.close();
  }, [chosen]);
  useEffect(() => onTopicsChanged((topics) => topics.some((topic) => topic === 'annotations' || topic === 'labelSchema') && void settling.open(settling.store.getState().filter)), []);

  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <h2>{chosen === null ? 'Disagreements' : <bdi>{chosen.title}</bdi>}</h2>
        {chosen !== null && <Button variant="subtle" size="compact-sm" onClick={() => useAgree.setState({ settling: null })}>All disagreements</Button>}
        <span className={classes.gap} />
        <Button variant="default" size="compact-sm" rightSection={<Keycap keys={displayKeys('shift+A')} />} onMouseDown={(event) => event.preventDefault()} onClick={() => void commandOf('resolve').run()}>
          Resolve automatically
        </Button>
      </header>
      {phase === 'failed' && <EmptyState title="The disagreements could not be listed" text={failure ?? ''} action={<Button onClick={() => void settling.open(filter)}>Try again</Button>} />}
      {phase === 'loading' && current === null && <Loading progress={progress} />}
      {phase === 'ready' && current === null && !isFiltered(filter) && <NothingOpen />}
      {(current !== null || (phase !== 'failed' && isFiltered(filter))) && listed !== null && (
        <div className={classes.body}>
          <QueuePanel />
          {current !== null ? (
            <Adjudication itemId={current} />
          ) : (
            phase === 'ready' && (
              <div className={classes.gap}>
                <EmptyState title="No disagreement matches" text={`None of the ${listed.total.toLocaleString('en')} open disagreements has all of that.`} action={<Button variant="default" onClick={showAll}>Show all</Button>} />
              </div>
            )
          )}
        </div>
      )}
      <AutoResolveDialog />
    </div>
  );
}

function showAll(): void {
  useSettleView.setState(({ filterRound }) => ({ filterRound: filterRound + 1 }));
  void settling.open(NO_FILTER);
}

function NothingOpen() {
  return (
    <EmptyState
      title="No open disagreements"
      text="Items that annotators answered differently, or flagged as ambiguous, come here, the least certain first. What everybody agrees on is settled by a rule."
      action={<Button variant="default" onClick={() => showScreen('label')} rightSection={<Keycap keys={displayKeys('mod+2')} />}>Label more</Button>}
    />
  );
}

function Loading({ progress }: { readonly progress: { readonly share: number | null; readonly phase: string } | null }) {
  return (
    <div className={classes.waiting} aria-busy="true" aria-label="Loading">
      <p className={classes.muted}>{progress === null ? ' ' : `${progress.phase}${progress.share === null ? '' : `, ${Math.floor(100 * progress.share)}%`} …`}</p>
      <Skeleton height={18} width="70%" />
      <Skeleton height={18} width="90%" mt={12} />
    </div>
  );
}
