import { Button, Checkbox, Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import type { ExportSettings } from '../../../shared/contract/exporting';
import { SPLITS, type Split } from '../../../shared/domain/project';
import { displayKeys, offerCommands } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { useRead } from '../../data/queries';
import { exportAllItems, useApp } from '../../state/app';
import { useBlind } from '../../state/useBlind';
import classes from './Export.module.css';
import { ExportOutcome } from './ExportOutcome';
import { chooseFolderAndExport, useExport } from './exportStore';
import { FilePreview } from './FilePreview';
import { ListField } from './ListField';
import { Panel } from './Panel';

const ALL = 'all';
const PREVIEW_LINES = 4;

const WHAT: readonly { value: ExportSettings['what']; label: string }[] = [
  { value: 'gold', label: 'Items and their gold labels' },
  { value: 'annotations', label: 'Every annotation' },
  { value: 'all', label: 'Items and every annotation' },
];

export function ExportPanel() {
  const [chosen, setChosen] = useState<Omit<ExportSettings, 'selection'>>({ format: 'csv', split: null, what: 'gold', history: false, datasetCard: true, escapeFormulas: true });
  const change = (part: Partial<typeof chosen>) => setChosen((before) => ({ ...before, ...part }));
  const selection = useApp((state) => state.itemsToExport?.selection ?? null);
  const settings = useMemo(() => ({ ...chosen, selection }), [chosen, selection]);
  const preview = useRead('exports.preview', { settings, lines: PREVIEW_LINES }, { keepPrevious: true });
  const isBlind = useBlind();
  const isRunning = useExport((state) => state.isStarting || state.jobId !== null);

  useEffect(
    () =>
      offerCommands([
        { id: 'export.run', title: 'Choose a folder and export', section: 'Project', keys: 'mod+enter', isAvailable: () => document.querySelector('[role="dialog"]') === null, run: () => chooseFolderAndExport(settings) },
        { id: 'export.all', title: 'Export all items', section: 'Project', keys: 'a', isAvailable: () => settings.selection !== null, run: exportAllItems },
      ]),
    [settings],
  );
  return (
    <Panel step={3} title="Export" text="Files for training and for colleagues, and for coming back: an import reads them again without loss.">
      <div className={classes.exportOptions}>
        <ListField isBlind={isBlind} />
        <div className={classes.field}>
          <span className={classes.label} id="export-format">
            Format
          </span>
          <SegmentedControl
            aria-labelledby="export-format"
            value={settings.format}
            onChange={(value) => change({ format: value as 'csv' })}
            data={[
              { value: 'csv', label: 'CSV' },
              { value: 'jsonl', label: 'JSON Lines' },
            ]}
          />
        </div>
        <NativeSelect label="What" data={[...WHAT]} value={settings.what} onChange={(event) => change({ what: event.currentTarget.value as 'gold' })} />
        <NativeSelect
          label="Files"
          data={[{ value: ALL, label: selection === null ? 'One a split' : 'One' }, ...SPLITS.map((split) => ({ value: split, label: `Only ${split}` }))]}
          value={settings.split ?? ALL}
          onChange={(event) => change({ split: event.currentTarget.value === ALL ? null : (event.currentTarget.value as Split) })}
        />
      </div>
      <div className={classes.checks}>
        <Checkbox label="History of every answer" description="Also what was changed or taken back" checked={settings.history} onChange={(event) => change({ history: event.currentTarget.checked })} />
        <Checkbox
          label="Auto-labels"
          description="What models gave, beside the labels of people"
          disabled={settings.what === 'annotations'}
          checked={settings.what !== 'annotations' && settings.autoLabels === true}
          onChange={(event) => change({ autoLabels: event.currentTarget.checked })}
        />
        <Checkbox label="Dataset card" description="What is in it, how it was labelled" checked={settings.datasetCard} onChange={(event) => change({ datasetCard: event.currentTarget.checked })} />
        <Checkbox
          label="Make cells safe for spreadsheets"
          description="A mark before formulas; our import takes it off"
          disabled={settings.format !== 'csv'}
          checked={settings.format === 'csv' && settings.escapeFormulas}
          onChange={(event) => change({ escapeFormulas: event.currentTarget.checked })}
        />
      </div>
      {isBlind ? <p className={classes.verdict}>What is in the files is not shown while you label blind: it would give others’ answers away.</p> : <FilePreview files={preview.data ?? null} failure={preview.error} isStale={preview.isPlaceholderData} />}
      <Group>
        <Button size="sm" leftSection={<IconFolder size={16} aria-hidden />} rightSection={<Keycap keys={displayKeys('mod+Enter')} />} disabled={isRunning || preview.isError} onClick={() => void chooseFolderAndExport(settings)}>
          Choose a folder and export
        </Button>
      </Group>
      <ExportOutcome />
    </Panel>
  );
}
