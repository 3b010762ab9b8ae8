import type { QueueInfo } from '../../../../shared/contract/labelling';
import { AUTOMATION_LEVELS } from '../../../../shared/domain/model';
import { SortableTable } from '../../../components/SortableTable';
import { LEVELS } from '../automationDraft';
import classes from '../Sample.module.css';

interface Props {
  readonly queues: readonly QueueInfo[];
  readonly shown: number;
  readonly onShow: (queueId: number) => void;
}

/** Queues with how far they are; one at a time stands beside. */
export function QueueTable({ queues, shown, onShow }: Props) {
  return (
    <div className={classes.compact}>
      <SortableTable
        name="Queues"
        rows={queues}
        keyOf={({ id }) => String(id)}
        columns={[
          {
            id: 'name',
            title: 'Queue',
            isText: true,
            value: ({ name }) => name,
            render: ({ id, name }) => (
              <button type="button" dir="auto" className={classes.link} title={name} aria-pressed={id === shown} onClick={() => onShow(id)}>
                {name}
              </button>
            ),
          },
          { id: 'automation', title: 'Automation', isText: true, value: ({ automation }) => AUTOMATION_LEVELS.indexOf(automation), render: ({ automation }) => LEVELS[automation].name },
          { id: 'items', title: 'Items', value: ({ total }) => total, render: ({ total }) => total.toLocaleString('en') },
          { id: 'labelled', title: 'Labelled', hint: 'By whoever works now', value: ({ labelled }) => labelled, render: ({ labelled }) => labelled.toLocaleString('en') },
        ]}
      />
    </div>
  );
}
