import { shell } from 'electron';
import path from 'node:path';
import type { OpenOutcome, SaveOutcome } from '../../shared/contract/shell';
import { PACKAGE_EXTENSION, PROJECT_EXTENSION } from '../../shared/domain/project';
import type { Dialogs } from './dialogs';
import type { ShellHandlers } from './ipc';
import type { OpenProjects } from './openProjects';
import { pickPath } from './pickPath';
import { printPdf } from './printPdf';
import type { RecentProjects } from './recentProjects';
import type { Samples } from './samples';
import type { Services } from './services';
import type { Theme } from './settings';
import type { Tokens } from './tokens';
import { writeFileAtomically } from './writeFileAtomically';
import { writeFolderAtomically } from './writeFolderAtomically';

export interface ShellHandlersOptions {
  readonly dialogs: Dialogs;
  readonly projects: OpenProjects;
  readonly recent: RecentProjects;
  readonly samples: Samples;
  readonly services: Services;
  readonly tokens: Tokens;
  readonly setTheme: (theme: Theme) => void;
  readonly onReady: () => void;
  readonly onFlushed: () => void;
}

/** What each call of the page does. */
export function createShellHandlers(options: ShellHandlersOptions): ShellHandlers {
  const { dialogs, projects, recent, samples, services, tokens, setTheme, onReady, onFlushed } = options;
  const openIfChosen = (file: string | null): Promise<OpenOutcome> | OpenOutcome => (file === null ? { state: 'cancelled' } : projects.open(file));
  const unknown: OpenOutcome = { state: 'failed', code: 'unknown', message: 'This project is not on the list any more. Open it with Open Project.', canRestore: false };
  return {
    createProject: async ({ name, modality }) => {
      const file = await dialogs.newProject(name);
      return file === null ? { state: 'cancelled' } : projects.create(file, { name, modality });
    },
    openProject: async () => openIfChosen(await dialogs.openProject()),
    openRecent: ({ id }) => {
      const file = recent.findPath(id);
      return file === undefined ? unknown : projects.open(file);
    },
    openDropped: ({ token }) => {
      const file = tokens.find(token);
      const isProject = file !== undefined && [PROJECT_EXTENSION, PACKAGE_EXTENSION].some((extension) => path.extname(file).toLowerCase() === `.${extension}`);
      return isProject ? projects.open(file) : { state: 'failed', code: 'notProject', message: `This is not a Goldset project (a .${PROJECT_EXTENSION} file).`, canRestore: false };
    },
    forgetRecent: ({ id }) => {
      recent.forget(id);
      return null;
    },
    openSample: ({ id }) => projects.openSample(id),
    restoreBackup: () => projects.restoreBackup(),
    closeProject: async () => {
      await projects.close();
      return null;
    },
    recentProjects: () => recent.list(),
    sampleProjects: () => samples.list(),
    pickFiles: async ({ title }) => (await dialogs.pickFiles(title)).flatMap((file) => pickPath({ tokens, services }, file) ?? []),
    pickMerges: async ({ title }) => (await dialogs.pickMerges(title)).flatMap((file) => pickPath({ tokens, services }, file) ?? []),
    pickFolder: async ({ title }) => {
      const folder = await dialogs.pickFolder(title);
      return folder === null ? null : pickPath({ tokens, services }, folder);
    },
    saveText: async ({ title, name, text }) => save(await dialogs.saveFile(title, name), text),
    savePdf: async ({ title, name, html }) => {
      const file = await dialogs.saveFile(title, name);
      return save(file, file === null ? '' : await printPdf(html));
    },
    saveFolder: async ({ title, name, files }) => {
      const folder = await dialogs.pickFolder(title);
      if (folder === null) return { state: 'cancelled' };
      try {
        writeFolderAtomically(path.join(folder, name), files);
        return { state: 'saved' };
      } catch (error) {
        return { state: 'failed', message: `${name} could not be written (${error instanceof Error ? error.message : String(error)}). Nothing was left behind. Choose another folder.` };
      }
    },
    showInFolder: ({ token }) => {
      const folder = tokens.findExported(token);
      if (folder === undefined) throw new Error('showInFolder: nothing was exported there');
      shell.showItemInFolder(folder);
      return null;
    },
    allowMediaFolder: async () => {
      const folders = services.untrustedMediaRoots;
      const allowed = folders.length === 0 || (await dialogs.allowMediaFolders(folders));
      if (allowed) await services.trustOpenProject();
      return { allowed };
    },
    setTheme: ({ theme }) => {
      setTheme(theme);
      return null;
    },
    ready: () => {
      onReady();
      return null;
    },
    flushed: () => {
      onFlushed();
      return null;
    },
  };
}

function save(file: string | null, content: string | Uint8Array): SaveOutcome {
  if (file === null) return { state: 'cancelled' };
  try {
    writeFileAtomically(file, content);
    return { state: 'saved' };
  } catch (error) {
    return { state: 'failed', message: `${path.basename(file)} could not be written (${error instanceof Error ? error.message : String(error)}). What was there before is unchanged. Choose another folder.` };
  }
}
