import { useEffect, useLayoutEffect } from 'react';
import { onTopicsChanged, useRead } from '../../../data/queries';
import type { AnalyseTabProps } from '../analyseTabs';
import { looking, useLooking } from './lookSession';
import { LookSetup } from './LookSetup';
import { LookStage } from './LookStage';

/** Looking at items one by one and saying which tags hold, so that errors get names that can be counted. */
export function LookTab(props: AnalyseTabProps) {
  const { runId } = props;
  const questions = useRead('tagReview.questions', {});
  const request = useLooking((state) => state.request);
  const asked = questions.data;
  useLayoutEffect(() => {
    if ((looking.store.getState().request?.runId ?? runId) !== runId) looking.stop();
  }, [runId]);
  useEffect(() => {
    if (asked) looking.ask(asked.map(({ id }) => id));
  }, [asked]);
  useEffect(() => onTopicsChanged((topics, operationId) => !looking.isOwn(operationId) && topics.some((topic) => topic === 'tagReview' || topic === 'gold') && looking.refresh()), []);
  if (!asked) return null;
  return request ? <LookStage {...props} request={request} questions={asked} /> : <LookSetup {...props} questions={asked} />;
}
