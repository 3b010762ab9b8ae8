import { Button, Group, Radio } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Problem } from '../../components/Problem';
import { showFailure } from '../../components/showFailure';
import { Bar } from '../../components/Bar';
import { useRead } from '../../data/queries';
import { services } from '../../data/services';
import { formatCount } from '../../format/formatCount';
import { formatPercent } from '../../format/formatPercent';
import { useApp } from '../../state/app';
import { displayKeys } from '../../commands/registry';
import classes from './Export.module.css';
import { Panel } from './Panel';

type Method = 'unanimous' | 'majority';

export function ResolvePanel({ items, gold, readOnly }: { readonly items: number; readonly gold: number; readonly readOnly: boolean }) {
  const [method, setMethod] = useState<Method>('unanimous');
  const [busy, setBusy] = useState(false);
  const unanimous = useRead('gold.preview', { method: 'unanimous' }, { keepPrevious: true });
  const majority = useRead('gold.preview', { method: 'majority' }, { keepPrevious: true });
  const preview = { unanimous, majority }[method].data;

  const resolve = async () => {
    setBusy(true);
    try {
      const done = await services.call('gold.resolve', { method, annotatorId: useApp.getState().annotatorId });
      notifications.show({ message: `${formatCount(done.resolved, 'gold label')} written, ${formatCount(done.open, 'item')} still open. ${displayKeys('mod+Z')} takes it back.`, autoClose: 5_000 });
    } catch (error) {
      showFailure('No gold labels were written', error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel step={1} title="Resolve" text="Items that were answered and have no gold label get the answer their annotators agree on. Existing gold labels stay.">
      <div className={classes.goldBar}>
        <Bar share={gold / items} />
        <span>
          {gold.toLocaleString('en')} of {formatCount(items, 'item')} have a gold label ({formatPercent(gold / items)})
        </span>
      </div>
      {unanimous.error && (
        <Problem title="The answers could not be counted">{unanimous.error.message}</Problem>
      )}
      <Radio.Group aria-label="Method" value={method} onChange={(value) => setMethod(value as Method)}>
        <div className={classes.methods}>
          <MethodLine value="unanimous" label="All gave the same answer" preview={unanimous.data} />
          <MethodLine value="majority" label="More than half gave the same answer" preview={majority.data} />
        </div>
      </Radio.Group>
      <Group>
        <Button variant="default" loading={busy} disabled={readOnly || !preview || preview.resolved === 0} onClick={() => void resolve()}>
          {preview ? `Write ${formatCount(preview.resolved, 'gold label')}` : 'Write gold labels'}
        </Button>
      </Group>
    </Panel>
  );
}

function MethodLine({ value, label, preview }: { readonly value: Method; readonly label: string; readonly preview: { resolved: number; open: number } | undefined }) {
  return (
    <div className={classes.method}>
      <Radio value={value} label={label} />
      <span className={classes.methodCount}>{preview ? `resolves ${preview.resolved.toLocaleString('en')}, leaves ${preview.open.toLocaleString('en')} open` : ' '}</span>
    </div>
  );
}
