import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import type { TrainedModel } from '../../../../shared/contract/models';
import type { SampleRequest } from '../../../../shared/contract/sampling';
import type { LabelSource, StrategyId } from '../../../../shared/domain/model';
import { displayKeys, offerCommands } from '../../../commands/registry';
import { Population } from '../../../components/filter/Population';
import { Keycap } from '../../../components/Keycap';
import { type BatchDraft, changeBatch } from '../../../state/sample';
import { LABEL_SOURCES_OFFERED } from '../names';
import { RunField } from '../RunField';
import classes from '../Sample.module.css';
import { SamplePanel } from '../SamplePanel';
import { SeedField } from '../SeedField';
import { STRATEGIES, STRATEGIES_OFFERED } from '../strategies';
import { batchPreview } from './batchPreview';
import { whyNoBatch } from './batchRequest';

const MOST_ITEMS = 100_000;

interface Props {
  readonly draft: BatchDraft;
  readonly models: readonly TrainedModel[];
  readonly request: SampleRequest;
  /** Chosen already: what comes next is to send it. */
  readonly isChosen: boolean;
}

/** How the batch is chosen, of what, and how large it is. */
export function BatchFields({ draft, models, request, isChosen }: Props) {
  const why = whyNoBatch(request);
  const canAsk = why === null;
  const ask = () => {
    if (canAsk) void batchPreview.run(request);
  };
  const run = useEffectEvent(ask);
  useEffect(() => offerCommands([{ id: 'sample.preview', title: 'Preview the batch', section: 'Sample', keys: 'mod+enter', isAvailable: () => canAsk, run: () => run() }]), [canAsk]);
  return (
    <SamplePanel title="Choose a batch" text="Items without a label that stand in no open queue. Labelled ones are asked about again only by the strategy that says so.">
      <div className={classes.field}>
        <NativeSelect label="Strategy" aria-describedby="strategy-text" value={draft.strategy} onChange={(event) => changeBatch({ strategy: event.currentTarget.value as StrategyId })} data={STRATEGIES_OFFERED} />
        <p id="strategy-text" className={classes.hint}>
          {STRATEGIES[draft.strategy].text}
        </p>
      </div>
      {STRATEGIES[draft.strategy].needs !== 'nothing' && <RunField models={models} runId={draft.runId} onChoose={(runId) => changeBatch({ runId })} />}
      <div className={classes.row}>
        <NumberInput label="Items" allowDecimal={false} min={1} max={MOST_ITEMS} clampBehavior="strict" value={draft.size} onChange={(size) => typeof size === 'number' && size >= 1 && changeBatch({ size })} />
        <NumberInput label="Of them at random, %" title="Audit share: estimates made of these items alone are without bias" min={0} max={100} clampBehavior="strict" value={draft.auditPercent} onChange={(auditPercent) => typeof auditPercent === 'number' && changeBatch({ auditPercent })} />
        <SeedField value={draft.seed} onChange={(seed) => changeBatch({ seed })} />
      </div>
      <NativeSelect label="Labels" value={draft.labelSource} onChange={(event) => changeBatch({ labelSource: event.currentTarget.value as LabelSource })} data={LABEL_SOURCES_OFFERED} />
      <div className={classes.field} role="group" aria-label="Items to choose from">
        <span className={classes.label}>Items to choose from</span>
        <Population query={draft.query} onQuery={(query) => changeBatch({ query })} />
        <span className={classes.note}>Dev and test items only where their split is chosen here.</span>
      </div>
      {why !== null && <p className={classes.look}>{why}</p>}
      <div className={classes.actions}>
        <Button size="sm" variant={isChosen ? 'default' : 'filled'} disabled={!canAsk} onClick={ask} rightSection={<Keycap keys={displayKeys('mod+Enter')} />}>
          Preview the batch
        </Button>
      </div>
    </SamplePanel>
  );
}
