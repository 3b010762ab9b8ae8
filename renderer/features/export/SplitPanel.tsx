import { Button, Checkbox, Group, NativeSelect, NumberInput, Slider } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { SPLITS } from '../../../shared/domain/project';
import { displayKeys } from '../../commands/registry';
import { Problem } from '../../components/Problem';
import { showFailure } from '../../components/showFailure';
import { useRead } from '../../data/queries';
import { services } from '../../data/services';
import { useApp } from '../../state/app';
import classes from './Export.module.css';
import { Panel } from './Panel';
import { DEFAULT_PERCENTS, toRatios, withPercent } from './splitRatios';
import { SplitTable } from './SplitTable';

const NO_GROUP = '';
const PREVIEW_PAUSE_MS = 250;

export function SplitPanel({ items, gold, readOnly }: { readonly items: number; readonly gold: number; readonly readOnly: boolean }) {
  const [percents, setPercents] = useState(DEFAULT_PERCENTS);
  const [stratify, setStratify] = useState(true);
  const [groupKey, setGroupKey] = useState(NO_GROUP);
  const [seed, setSeed] = useState(0);
  const [busy, setBusy] = useState(false);
  const columns = useRead('items.columns', {}).data;
  const request = { ratios: toRatios(percents), stratify: stratify && gold > 0, groupKey: groupKey === NO_GROUP ? null : groupKey, seed };
  const [settled] = useDebouncedValue(request, PREVIEW_PAUSE_MS);
  const preview = useRead('splits.preview', settled, { keepPrevious: true });

  const apply = async () => {
    setBusy(true);
    try {
      await services.call('splits.assign', { ...request, annotatorId: useApp.getState().annotatorId });
      notifications.show({ message: `All ${items.toLocaleString('en')} items were divided. ${displayKeys('mod+Z')} takes it back.`, autoClose: 4_000 });
    } catch (error) {
      showFailure('The items were not divided', error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel step={2} title="Split" text="Every item goes to train, dev or test anew. The same seed gives the same split.">
      <div className={classes.ratios}>
        {SPLITS.map((split) => (
          <div key={split} className={classes.ratio}>
            <span id={`ratio-${split}`}>{split}</span>
            <Slider size="sm" thumbLabel={`Share of ${split}`} label={null} value={percents[split]} onChange={(value) => setPercents(withPercent(percents, split, value))} />
            <NumberInput aria-label={`Percent of ${split}`} suffix="%" min={0} max={100} allowDecimal={false} clampBehavior="strict" value={percents[split]} onChange={(value) => typeof value === 'number' && setPercents(withPercent(percents, split, value))} />
          </div>
        ))}
      </div>
      <div className={classes.splitOptions}>
        <Checkbox label="The same class shares in every split" description={gold === 0 ? 'Needs gold labels' : 'By gold label'} disabled={gold === 0} checked={stratify && gold > 0} onChange={(event) => setStratify(event.currentTarget.checked)} />
        <NativeSelect
          label="Keep together items with the same"
          data={[
            { value: NO_GROUP, label: 'nothing: each by itself' },
            { group: 'Tags', items: (columns?.tagKeys ?? []).map((key) => ({ value: key, label: key })) },
            { group: 'Fields', items: (columns?.fields ?? []).filter((name) => !columns?.tagKeys.includes(name)).map((name) => ({ value: name, label: name })) },
          ]}
          value={groupKey}
          onChange={(event) => setGroupKey(event.currentTarget.value)}
        />
        <NumberInput label="Seed" allowDecimal={false} min={0} max={2_147_483_647} value={seed} onChange={(value) => typeof value === 'number' && setSeed(value)} />
      </div>
      {preview.error ? (
        <Problem title="This split cannot be made">{preview.error.message}</Problem>
      ) : (
        <SplitTable result={preview.data ?? null} wanted={SPLITS.filter((split) => percents[split] > 0)} />
      )}
      <Group>
        <Button variant="default" loading={busy} disabled={readOnly || !preview.data || preview.isError} onClick={() => void apply()}>
          Divide {items.toLocaleString('en')} items
        </Button>
      </Group>
    </Panel>
  );
}
