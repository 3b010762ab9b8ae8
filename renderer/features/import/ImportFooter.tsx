import { Button, Text } from '@mantine/core';
import { displayKeys } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { showScreen, useApp } from '../../state/app';
import { openQuestions } from './columnRoles';
import classes from './Import.module.css';
import { cancelImportJob, goToStep, type ImportStep, useImport } from './importStore';
import { missingOf, primaryActionOf } from './primaryAction';

const BEFORE: Partial<Record<ImportStep, ImportStep>> = { columns: 'files', check: 'columns' };

export function ImportFooter({ onClose }: { readonly onClose: () => void }) {
  const state = useImport();
  const primary = primaryActionOf(state);
  const backToAnalyse = useApp((app) => app.importAs === 'predictions');
  const before = BEFORE[state.step];
  const isRunning = state.jobId !== null;
  return (
    <div className={classes.footer}>
      {before && !isRunning && (
        <Button variant="default" onClick={() => goToStep(before)}>
          Back
        </Button>
      )}
      {isRunning && (
        <Button variant="default" onClick={cancelImportJob}>
          Cancel
        </Button>
      )}
      <Text className={classes.footerNote} role="status">
        {noteOf(state)}
      </Text>
      {state.step === 'import' && !isRunning && (
        <Button
          variant="default"
          onClick={() => {
            onClose();
            if (backToAnalyse) showScreen('analyse');
          }}
        >
          {backToAnalyse ? 'Back to Analyse' : 'Look at the data'}
        </Button>
      )}
      <Button onClick={primary.run} disabled={!primary.isEnabled} rightSection={<Keycap keys={displayKeys('mod+Enter')} />}>
        {primary.title}
      </Button>
    </div>
  );
}

/** Why the next step is not open yet. */
function noteOf({ step, inspection, draft, modality }: ReturnType<typeof useImport.getState>): string {
  if (step !== 'columns' || !inspection || inspection.format === 'folder') return '';
  if (openQuestions(inspection).length > 0) return 'Answer the question above the preview first';
  const missing = missingOf(draft, inspection, modality);
  return missing.length > 0 ? `Say which column is: ${missing.join(', ')}` : '';
}
