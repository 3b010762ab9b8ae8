import { create } from 'zustand';
import type { OpenOutcome, PickedFile } from '../../shared/contract/shell';
import { useApp } from './app';
import { previewMerge } from './merging';

interface OpeningState {
  /** What is being opened, for the screen reader and the disabled buttons; null: nothing. */
  readonly busy: string | null;
  readonly failure: { readonly code: string; readonly message: string; readonly canRestore: boolean } | null;
  /** The dialog that makes a project, and the data files to import into it. */
  readonly newProject: { readonly sources: readonly PickedFile[] } | null;
}

export const useOpening = create<OpeningState>(() => ({ busy: null, failure: null, newProject: null }));

/** Opens a project by one of the shell's calls and keeps the reason if that fails. Returns whether one was opened. */
export async function openProjectWith(what: string, call: () => Promise<OpenOutcome>): Promise<boolean> {
  if (useOpening.getState().busy !== null) return false;
  useOpening.setState({ busy: what, failure: null });
  try {
    const outcome = await call();
    if (outcome.state === 'failed') useOpening.setState({ failure: { code: outcome.code, message: outcome.message, canRestore: outcome.canRestore } });
    return outcome.state === 'opened';
  } catch (error) {
    useOpening.setState({ failure: { code: 'internal', message: error instanceof Error ? error.message : String(error), canRestore: false } });
    return false;
  } finally {
    useOpening.setState({ busy: null });
  }
}

/** Makes a new project of the newest backup of the one that is damaged. */
export const restoreBackup = () => void openProjectWith('the backup', () => window.goldset.restoreBackup({}));

export const startNewProject = (sources: readonly PickedFile[] = []) => useOpening.setState({ newProject: { sources } });

/** Data files that were chosen or dropped go to the import drawer. */
export const importFiles = (importSources: readonly PickedFile[]) => useApp.setState({ screen: 'data', importOpen: true, importSources, importAs: 'items' });

/** What a drop on the window means: work packages are merged into the open project, a project file is opened, data files are imported, into a new project where none is open. */
export function takeDroppedFiles(files: readonly PickedFile[], hasProject: boolean): void {
  const [first] = files;
  if (!first) return;
  const project = files.find((file) => /\.goldset(-package)?$/i.test(file.name));
  if (hasProject && project?.name.toLowerCase().endsWith('.goldset-package')) void previewMerge(files.filter(({ name }) => name.toLowerCase().endsWith('.goldset-package')));
  else if (project) void openProjectWith(project.name, () => window.goldset.openDropped({ token: project.token }));
  else if (hasProject) importFiles(files);
  else startNewProject(files);
}
