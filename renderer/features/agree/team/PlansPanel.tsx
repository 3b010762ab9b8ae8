import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { PlanInfo } from '../../../../shared/contract/assignments';
import type { ProjectInfo } from '../../../../shared/contract/project';
import { describeOverlap } from '../../../../shared/domain/assignment';
import { displayKeys } from '../../../commands/registry';
import { Problem } from '../../../components/Problem';
import { showFailure } from '../../../components/showFailure';
import { useRead } from '../../../data/queries';
import { services } from '../../../data/services';
import { formatCount } from '../../../format/formatCount';
import { formatWhen } from '../../../format/formatWhen';
import { useApp } from '../../../state/app';
import { usePlanDraft } from './planStore';
import { ProgressRow } from './ProgressRow';
import classes from './Team.module.css';
import { TeamPanel } from './TeamPanel';

/** Plans in progress, the newest first, with how far everybody is. */
export function PlansPanel({ project }: { readonly project: ProjectInfo }) {
  const plans = useRead('assignments.list', {}, { keepPrevious: true });
  return (
    <TeamPanel id="plans" title="Work in progress">
      {plans.error && <Problem title="The plans could not be read">{plans.error.message}</Problem>}
      {plans.data?.length === 0 && <p className={classes.none}>Nothing is shared out yet. A plan gives everybody a queue of their own; how far each one is shows here.</p>}
      {[...(plans.data ?? [])].reverse().map((plan) => (
        <Plan key={plan.planId} plan={plan} readOnly={project.readOnly !== null} />
      ))}
    </TeamPanel>
  );
}

function Plan({ plan, readOnly }: { readonly plan: PlanInfo; readonly readOnly: boolean }) {
  const [now] = useState(() => Date.now());
  const article = useRef<HTMLElement>(null);
  // the plan that was just made: what comes next is to look at it, or to take it back
  useEffect(() => {
    if (usePlanDraft.getState().madeId !== plan.planId) return;
    usePlanDraft.setState({ madeId: null });
    article.current?.focus();
  }, [plan.planId]);
  const total = plan.annotators.reduce((sum, annotator) => sum + annotator.total, 0);
  const labelled = plan.annotators.reduce((sum, annotator) => sum + annotator.labelled, 0);
  const remove = async () => {
    try {
      await services.call('assignments.remove', { planId: plan.planId, actorId: useApp.getState().annotatorId });
      notifications.show({ message: `The queues of ${plan.name} are gone; its answers stay. ${displayKeys('mod+Z')} brings them back.`, autoClose: 5_000 });
    } catch (error) {
      showFailure('The plan was not removed', error);
    }
  };
  return (
    <article ref={article} tabIndex={-1} className={classes.plan} aria-label={`Plan ${plan.name}`}>
      <header className={classes.planHead}>
        <div className={classes.planWords}>
          <h3>
            <bdi>{plan.name}</bdi>
          </h3>
          <p className={classes.muted}>
            {formatCount(plan.items, 'item')}, {describeOverlap(plan.rule)}, {formatWhen(plan.createdAt, now)}
          </p>
        </div>
        <span className={classes.planCount} data-done={labelled >= total || undefined}>
          {labelled >= total ? `${formatCount(total, 'answer')}, done` : `${labelled.toLocaleString('en')} of ${total.toLocaleString('en')}`}
        </span>
        <ActionIcon variant="subtle" color="gray" disabled={readOnly} aria-label={`Remove the plan ${plan.name}`} title="Take the queues away; answers stay" onClick={() => void remove()}>
          <IconTrash size={15} aria-hidden />
        </ActionIcon>
      </header>
      <div className={classes.progress} tabIndex={plan.annotators.length > 10 ? 0 : undefined} role="group" aria-label={`Progress of ${plan.name}`}>
        {plan.annotators.map((annotator) => (
          <ProgressRow key={annotator.queueId} annotator={annotator} />
        ))}
      </div>
    </article>
  );
}
