import { useState } from 'react';
import type { ProjectInfo } from '../../../../shared/contract/project';
import { useRead } from '../../../data/queries';
import { useSample } from '../../../state/sample';
import classes from '../Sample.module.css';
import { BatchFields } from './BatchFields';
import { batchPreview } from './batchPreview';
import { isSameRequest, toSampleRequest } from './batchRequest';
import { BatchResult } from './BatchResult';

/** Which items are worth labelling next: chosen, looked at with the reason for each, sent to a queue. */
export function BatchTab({ project }: { readonly project: ProjectInfo }) {
  const draft = useSample((state) => state.batch);
  const models = useRead('models.list', {});
  const preview = batchPreview.useState();
  // its batch is a queue now
  const [sent, setSent] = useState<{ readonly of: unknown; readonly queueId: number } | null>(null);
  const request = toSampleRequest(draft, models.data?.[0]?.run.runId ?? null);
  const isOther = preview.data !== undefined && !isSameRequest(preview.dataOf, request);
  return (
    <div className={classes.sides}>
      <div className={classes.side}>
        <BatchFields draft={draft} models={models.data ?? []} request={request} isChosen={preview.data !== undefined && !isOther && !preview.isOutdated && preview.error === null} />
      </div>
      <div className={classes.side} tabIndex={0} role="region" aria-label="The batch">
        <BatchResult preview={preview} isOther={isOther} models={models.data ?? []} readOnly={project.readOnly !== null} sentTo={sent !== null && sent.of === preview.data ? sent.queueId : null} onSent={(queueId) => setSent({ of: preview.data, queueId })} />
      </div>
    </div>
  );
}
