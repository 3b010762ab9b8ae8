import { Group, NumberInput, Radio, Stack } from '@mantine/core';
import type { TrainedModel } from '../../../shared/contract/models';
import { AUTOMATION_LEVELS, type AutomationLevel } from '../../../shared/domain/model';
import type { AutomationDraft } from '../../state/sample';
import { accepts, LEVELS } from './automationDraft';
import { RunField } from './RunField';
import classes from './Sample.module.css';

interface Props {
  readonly draft: AutomationDraft;
  readonly models: readonly TrainedModel[];
  readonly onChange: (change: Partial<AutomationDraft>) => void;
}

/** How much of a queue the model does, and how sure it must be. */
export function AutomationFields({ draft, models, onChange }: Props) {
  const hasModel = models.length > 0;
  return (
    <Stack gap="md">
      <Radio.Group label="Degree of automation" value={draft.level} onChange={(level) => onChange({ level: level as AutomationLevel })}>
        <Stack gap="sm" mt={6}>
          {AUTOMATION_LEVELS.map((level) => (
            <Radio key={level} value={level} label={LEVELS[level].name} description={LEVELS[level].text} disabled={level !== 'human' && !hasModel} />
          ))}
        </Stack>
      </Radio.Group>
      {!hasModel && <p className={classes.hint}>Train a model first to have it take part.</p>}
      {draft.level !== 'human' && <RunField models={models} runId={draft.runId} onChoose={(runId) => onChange({ runId })} />}
      {accepts(draft.level) && (
        <Group gap="md" grow align="end">
          {draft.level === 'partial' && <NumberInput label="Sure from, %" title="Predictions at least as sure as this get an auto-label" min={0} max={100} decimalScale={2} clampBehavior="strict" value={draft.threshold} onChange={(threshold) => typeof threshold === 'number' && onChange({ threshold })} />}
          <NumberInput label="People check, %" title="Audit share: of these, people label so many without seeing the prediction" min={0} max={100} decimalScale={2} clampBehavior="strict" value={draft.audit} onChange={(audit) => typeof audit === 'number' && onChange({ audit })} />
        </Group>
      )}
    </Stack>
  );
}
