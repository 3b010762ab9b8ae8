import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import type { SimulationRequest } from '../../../../shared/contract/sampling';
import { type LabelSource, STRATEGY_IDS } from '../../../../shared/domain/model';
import { displayKeys, offerCommands } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { changeSimulation, type SimulationDraft } from '../../../state/sample';
import { LABEL_SOURCES_OFFERED } from '../names';
import classes from '../Sample.module.css';
import { SamplePanel } from '../SamplePanel';
import { SeedField } from '../SeedField';
import { STRATEGIES } from '../strategies';
import own from './Simulation.module.css';
import { simulation } from './simulation';
import { toggleStrategy } from './simulationRequest';

interface Props {
  readonly draft: SimulationDraft;
  readonly request: SimulationRequest | null;
  readonly isRunning: boolean;
}

type NumberKey = 'batch' | 'budget' | 'repeats';

/** Which strategies are played through, how far, and how often. */
export function SimulationFields({ draft, request, isRunning }: Props) {
  const canRun = request !== null && !isRunning;
  const start = () => {
    if (request && !isRunning) void simulation.run(request);
  };
  const run = useEffectEvent(start);
  useEffect(() => offerCommands([{ id: 'sample.simulate', title: 'Simulate the strategies', section: 'Sample', keys: 'mod+enter', isAvailable: () => canRun, run: () => run() }]), [canRun]);
  const number = (key: NumberKey, label: string, hint: string, min: number, max: number) => (
    <NumberInput label={label} title={hint} allowDecimal={false} min={min} max={max} clampBehavior="strict" value={draft[key]} onChange={(value) => typeof value === 'number' && value >= min && changeSimulation({ [key]: value })} />
  );
  return (
    <SamplePanel title="Simulate strategies" text="On items that have a label already. Nothing in the project is changed.">
      <fieldset className={own.strategies}>
        <legend className={classes.label}>Strategies, beside random</legend>
        {STRATEGY_IDS.filter((strategy) => strategy !== 'random').map((strategy) => (
          <Checkbox key={strategy} label={STRATEGIES[strategy].name} title={STRATEGIES[strategy].text} checked={draft.strategies.includes(strategy)} onChange={() => changeSimulation({ strategies: toggleStrategy(draft.strategies, strategy) })} />
        ))}
      </fieldset>
      <div className={classes.row}>
        {number('batch', 'Batch', 'Labels asked for at a time', 1, 10_000)}
        {number('budget', 'Budget', 'Labels in all', 2, 1_000_000)}
        {number('repeats', 'Repeats', 'Played through so often, from other first labels each time: more give narrower intervals', 1, 100)}
      </div>
      <div className={classes.row}>
        <NativeSelect label="Measured on" title="Without labelled items of it, a fifth of the labelled items is set aside" value={draft.split} onChange={(event) => changeSimulation({ split: event.currentTarget.value as 'dev' })} data={[{ value: 'dev', label: 'the dev split' }, { value: 'test', label: 'the test split' }]} />
        <NativeSelect label="Labels" value={draft.labelSource} onChange={(event) => changeSimulation({ labelSource: event.currentTarget.value as LabelSource })} data={LABEL_SOURCES_OFFERED} />
        <SeedField value={draft.seed} onChange={(seed) => changeSimulation({ seed })} />
      </div>
      {request === null && <p className={classes.look}>Choose a strategy to compare with random.</p>}
      <div className={classes.actions}>
        <Button size="sm" disabled={!canRun} onClick={start} rightSection={<Keycap keys={displayKeys('mod+Enter')} />}>
          Simulate
        </Button>
      </div>
    </SamplePanel>
  );
}
