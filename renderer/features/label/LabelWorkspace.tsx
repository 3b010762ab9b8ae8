import { Button, Skeleton } from '@mantine/core';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ProjectInfo } from '../../../shared/contract/project';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { displayKeys } from '../../commands/registry';
import { EmptyState } from '../../components/EmptyState';
import { createItemKeys } from '../../components/item/itemKeys';
import { ItemView } from '../../components/item/ItemView';
import { Keycap } from '../../components/Keycap';
import { onTopicsChanged } from '../../data/queries';
import { useApp } from '../../state/app';
import { setPreferences, TEXT_SIZES, usePreferences } from '../../state/preferences';
import { acceptKeys, acceptTimed } from './acceptCommand';
import { ActionPanel } from './ActionPanel';
import { AutomationNote } from './AutomationNote';
import { ClassPanel } from './ClassPanel';
import { isSuggesting } from './describeAutomation';
import { FlagNote } from './FlagNote';
import { focusStage } from './focusStage';
import { GuidelinePanel } from './GuidelinePanel';
import { ItemFooter } from './ItemFooter';
import { KeyHelp } from './KeyHelp';
import { loadKeywords, useKeywords } from './keywords';
import { KeywordsDialog } from './KeywordsDialog';
import { LabelBanner } from './LabelBanner';
import { labels, useLabels } from './labelSession';
import { useLabelView } from './labelView';
import classes from './LabelWorkspace.module.css';
import { LastEvent } from './LastEvent';
import { ProgressStrip } from './ProgressStrip';
import { QueueChooser } from './QueueChooser';
import { Rest } from './Rest';
import { describeSuggestion } from './suggestion';
import { measurePaint } from './timings';
import { chooseTimed, useLabelKeys } from './useLabelKeys';
import { usePreload } from './usePreload';
import { useQueueAutomation } from './useQueueAutomation';

export interface LabelWorkspaceProps {
  readonly project: ProjectInfo;
  readonly question: string;
  /** All classes; retired ones only name old answers. */
  readonly classes: readonly LabelClass[];
  readonly annotatorId: number;
  readonly queueId: number;
}

/** One item, its possible answers, and nothing that moves while hands are on the keys. */
export function LabelWorkspace({ project, question, classes: all, annotatorId, queueId }: LabelWorkspaceProps) {
  const active = useMemo(() => all.filter((entry) => !entry.retired), [all]);
  const byUid = useMemo(() => new Map(all.map((entry) => [entry.uid, entry])), [all]);
  const [itemKeys] = useState(createItemKeys);
  useQueue(project.uid, annotatorId, queueId);
  const phase = useLabels((state) => state.phase);
  const current = useLabels((state) => state.current);
  const failure = useLabels((state) => state.failure);
  const isBlocked = useLabels((state) => state.paused || state.refused.length > 0);
  const { flagging, guidelineOpen, keysOpen, keywordsOpen } = useLabelView();
  const textSize = usePreferences((state) => state.textSize);
  const keywords = useKeywords((state) => state.words);
  useLabelKeys(active, itemKeys, project.modality);
  usePreload();
  useEffect(() => loadKeywords(project.uid), [project.uid]);
  const currentId = current?.content.id;
  useEffect(closeFlag, [currentId]);
  useEffect(() => {
    if (!keysOpen && !keywordsOpen) focusStage();
  }, [annotatorId, queueId, keysOpen, keywordsOpen, guidelineOpen]);

  const suggests = isSuggesting(useQueueAutomation(queueId));
  const suggested = current?.suggestion ?? null;
  const suggestion = useMemo(() => suggested && { ...suggested, keys: displayKeys(acceptKeys(project.modality)) }, [suggested, project.modality]);

  const undo = useCallback(() => labels.undo(), []);
  const flag = (note: string, pressedAt: number) => {
    // while labelling waits the note stays where it is
    if (!labels.flag(note, pressedAt)) return;
    closeFlag();
    measurePaint(pressedAt);
  };

  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <QueueChooser annotatorId={annotatorId} queueId={queueId} />
        <AutomationNote queueId={queueId} />
        <h1 className={classes.question} dir="auto">
          {question}
        </h1>
        <ProgressStrip />
        <Button variant="subtle" color="gray" onClick={() => useLabelView.setState({ keysOpen: true })} rightSection={<Keycap keys="?" />}>
          Keys
        </Button>
      </header>
      <div className={classes.body}>
        {guidelineOpen && <GuidelinePanel entries={active} onClose={() => useLabelView.setState({ guidelineOpen: false })} />}
        <section className={classes.stage} aria-label="Item to label" data-label-stage tabIndex={-1}>
          <LabelBanner />
          {phase === 'failed' && <EmptyState title="The queue could not be opened" text={failure ?? ''} action={<Button onClick={() => labels.openQueue({ annotatorId, queueId })}>Try again</Button>} />}
          {phase === 'resting' && <Rest annotatorId={annotatorId} queueId={queueId} />}
          {(phase === 'opening' || (phase === 'labelling' && !current)) && <Waiting />}
          {current && (
            <>
              <div className={classes.item} data-item-id={current.content.id} data-item-position={current.position}>
                <ItemView content={current.content} textSize={textSize} keywords={keywords} keys={itemKeys} onTextSize={changeTextSize} onKeywords={openKeywords} />
              </div>
              <ItemFooter item={current} classesByUid={byUid} />
              {flagging && <FlagNote key={current.content.id} note={current.answer?.kind === 'ambiguous' ? current.answer.note : ''} onSave={flag} onLeave={closeFlag} />}
            </>
          )}
        </section>
        <section className={classes.side} aria-label="Answers">
          <ClassPanel classes={active} chosenUid={current?.answer?.classUid ?? null} suggestion={suggestion} isSuggesting={suggests} disabled={isBlocked || !current} onChoose={chooseTimed} onAccept={acceptTimed} onUndo={undo} />
          <p className="visuallyHidden" role="status">
            {suggestion && `${byUid.get(suggestion.classUid)?.name ?? 'A class'}: ${describeSuggestion(suggestion)}`}
          </p>
          <LastEvent classesByUid={byUid} />
          <ActionPanel />
        </section>
      </div>
      <KeyHelp modality={project.modality} opened={keysOpen} onClose={() => useLabelView.setState({ keysOpen: false })} />
      <KeywordsDialog opened={keywordsOpen} onClose={() => useLabelView.setState({ keywordsOpen: false })} />
    </div>
  );
}

const closeFlag = () => useLabelView.setState({ flagging: false });
const changeTextSize = (by: number) => setPreferences({ textSize: Math.min(TEXT_SIZES.largest, Math.max(TEXT_SIZES.smallest, usePreferences.getState().textSize + by)) });
const openKeywords = () => useLabelView.setState({ keywordsOpen: true });

/** Keeps the session at the queue that is chosen, and the choice at where the session went (an undo may lead to another queue). */
function useQueue(projectUid: string, annotatorId: number, queueId: number): void {
  const isFirst = useRef(true);
  // before the screen is painted: a key must never answer for the annotator of before
  useLayoutEffect(() => {
    if (sessionProject !== projectUid) labels.reset();
    sessionProject = projectUid;
    const { place } = labels.store.getState();
    // back on this screen, items may have changed elsewhere; an undo that led to this queue is there already
    if (isFirst.current || place?.queueId !== queueId || place.annotatorId !== annotatorId) labels.openQueue({ annotatorId, queueId });
    isFirst.current = false;
  }, [projectUid, annotatorId, queueId]);
  useEffect(() => {
    const stopFollowing = labels.store.subscribe((state, before) => {
      if (state.place && before.place && state.place.queueId !== before.place.queueId) useApp.setState({ queueId: state.place.queueId });
    });
    const stopListening = onTopicsChanged((topics, operationId) => {
      if (labels.isOwn(operationId)) return;
      const { place } = labels.store.getState();
      // what was suggested, and which items are left, may all be different
      if (place && topics.includes('automation')) labels.openQueue(place);
      else if (topics.some((topic) => topic === 'items' || topic === 'queues')) labels.refresh();
    });
    return () => {
      stopFollowing();
      stopListening();
      useLabelView.setState({ flagging: false, keysOpen: false, keywordsOpen: false });
    };
  }, []);
}

let sessionProject: string | null = null;

/** Shown only where the next item takes longer than it should. */
function Waiting() {
  return (
    <div className={classes.waiting} aria-busy="true" aria-label="Loading">
      <Skeleton height={18} width="70%" />
      <Skeleton height={18} width="90%" mt={12} />
      <Skeleton height={18} width="55%" mt={12} />
    </div>
  );
}
