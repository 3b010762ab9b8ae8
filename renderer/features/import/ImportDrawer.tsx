import { CloseButton, Drawer } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ProjectInfo } from '../../../shared/contract/project';
import { useApp } from '../../state/app';
import { CheckStep } from './CheckStep';
import { ColumnsStep } from './ColumnsStep';
import { FilesStep } from './FilesStep';
import classes from './Import.module.css';
import { ImportFooter } from './ImportFooter';
import { cancelImportJob, type ImportStep, resetImport, useImport } from './importStore';
import { ResultStep } from './ResultStep';
import { runPrimaryAction } from './primaryAction';

const STEPS: readonly { step: ImportStep; title: string }[] = [
  { step: 'files', title: 'Files' },
  { step: 'columns', title: 'Columns' },
  { step: 'check', title: 'Check' },
  { step: 'import', title: 'Import' },
];
const VIEW: Record<ImportStep, () => React.ReactNode> = { files: () => <FilesStep />, columns: () => <ColumnsStep />, check: () => <CheckStep />, import: () => <ResultStep /> };

const close = () => {
  cancelImportJob();
  useApp.setState({ importOpen: false, importSources: [] });
};

/** Files become items, annotations or gold labels, in four steps: choose, say what the columns are, check, import. */
export function ImportDrawer({ project }: { readonly project: ProjectInfo }) {
  const opened = useApp((state) => state.importOpen);
  const sources = useApp((state) => state.importSources);
  const as = useApp((state) => state.importAs);
  const { modality } = project;

  // anew for each opening and each drop
  useEffect(() => {
    if (opened) void resetImport({ modality, sources, as });
  }, [opened, sources, modality, as]);

  return (
    <Drawer.Root opened={opened} onClose={close} position="right" size={1180} closeOnClickOutside={false}>
      <Drawer.Overlay backgroundOpacity={0.35} />
      <Drawer.Content>
        <div className={classes.frame} onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && runPrimaryAction(event)}>
          <div className={classes.header}>
            <Drawer.Title className={classes.title}>Import</Drawer.Title>
            <Steps />
            <CloseButton onClick={close} aria-label="Close the import" />
          </div>
          <StepBody />
          <ImportFooter onClose={close} />
        </div>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Steps() {
  const step = useImport((state) => state.step);
  const at = STEPS.findIndex((entry) => entry.step === step);
  return (
    <ol className={classes.steps}>
      {STEPS.map((entry, index) => (
        <li key={entry.step} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
          <span className={classes.stepNumber}>{index + 1}</span>
          {entry.title}
        </li>
      ))}
    </ol>
  );
}

/** Focus moves to the step's beginning, so that the keyboard and the screen reader go on from there. */
function StepBody() {
  const step = useImport((state) => state.step);
  const body = useRef<HTMLDivElement>(null);
  const jobId = useImport((state) => state.jobId);
  useEffect(() => body.current?.focus({ preventScroll: true }), [step]);
  // what had the focus may be gone when a check begins or ends
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) body.current?.focus({ preventScroll: true });
  }, [jobId]);
  return (
    <div ref={body} className={classes.body} tabIndex={-1} data-autofocus role="group" aria-label={STEPS.find((entry) => entry.step === step)?.title ?? ''}>
      {VIEW[step]()}
    </div>
  );
}
