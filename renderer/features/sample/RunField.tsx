import { NativeSelect } from '@mantine/core';
import type { TrainedModel } from '../../../shared/contract/models';

interface Props {
  readonly models: readonly TrainedModel[];
  /** Null: the newest. */
  readonly runId: number | null;
  readonly onChoose: (runId: number | null) => void;
  readonly label?: string;
}

/** Which training is asked. The newest one is followed unless another is named. */
export function RunField({ models, runId, onChoose, label = 'Model' }: Props) {
  const newest = models[0];
  const known = models.some(({ run }) => run.runId === runId);
  return (
    <NativeSelect
      label={label}
      disabled={!newest}
      value={known ? String(runId) : ''}
      onChange={(event) => onChoose(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
      data={[{ value: '', label: newest ? `the newest: ${newest.run.name}` : 'no model is trained yet' }, ...models.map(({ run }) => ({ value: String(run.runId), label: run.name }))]}
    />
  );
}
