import path from 'node:path';
import { app, dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import { PACKAGE_EXTENSION, PROJECT_EXTENSION } from '../../shared/domain/project';

const PROJECT_FILES = [{ name: 'Goldset projects', extensions: [PROJECT_EXTENSION] }];
const OPENABLE_FILES = [{ name: 'Goldset projects and work packages', extensions: [PROJECT_EXTENSION, PACKAGE_EXTENSION] }];
const MERGEABLE_FILES = [{ name: 'Work packages and copies of the project', extensions: [PACKAGE_EXTENSION, PROJECT_EXTENSION] }];
const DATA_FILES = [
  { name: 'Data', extensions: ['csv', 'tsv', 'txt', 'jsonl', 'ndjson', 'json', 'parquet'] },
  { name: 'All files', extensions: ['*'] },
];

/** Files that are saved, by their extension. */
const SAVED_KINDS: Readonly<Record<string, string>> = { html: 'Web page', pdf: 'PDF', csv: 'Table (CSV)' };

/** The system's dialogs over the app's window. Empty or null: the user cancelled. */
export class Dialogs {
  readonly #window: () => BrowserWindow | null;

  constructor(window: () => BrowserWindow | null) {
    this.#window = window;
  }

  async openProject(): Promise<string | null> {
    return (await this.#open({ title: 'Open a project', properties: ['openFile'], filters: OPENABLE_FILES }))[0] ?? null;
  }

  pickFiles(title: string): Promise<string[]> {
    return this.#open({ title, properties: ['openFile', 'multiSelections'], filters: DATA_FILES });
  }

  pickMerges(title: string): Promise<string[]> {
    return this.#open({ title, properties: ['openFile', 'multiSelections'], filters: MERGEABLE_FILES });
  }

  async pickFolder(title: string): Promise<string | null> {
    return (await this.#open({ title, properties: ['openDirectory', 'createDirectory'] }))[0] ?? null;
  }

  /** Where to write a file of this name. The dialog adds the extension of its filter where none is typed. */
  async saveFile(title: string, name: string): Promise<string | null> {
    const extension = path.extname(name).slice(1).toLowerCase();
    const kind = SAVED_KINDS[extension];
    const options = { title, defaultPath: path.join(app.getPath('documents'), name), ...(kind === undefined ? {} : { filters: [{ name: kind, extensions: [extension] }] }) };
    const window = this.#window();
    const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
    return canceled || !filePath ? null : filePath;
  }

  async newProject(name: string): Promise<string | null> {
    const plain = name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'Project';
    const options = { title: 'New project', defaultPath: path.join(app.getPath('documents'), `${plain}.${PROJECT_EXTENSION}`), filters: PROJECT_FILES };
    const window = this.#window();
    const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
    if (canceled || !filePath) return null;
    return path.extname(filePath).toLowerCase() === `.${PROJECT_EXTENSION}` ? filePath : `${filePath}.${PROJECT_EXTENSION}`;
  }

  /** The project's file names the folders; whoever made it may have named any. */
  async allowMediaFolders(folders: readonly string[]): Promise<boolean> {
    const options = {
      type: 'question' as const,
      message: 'Let this project show media from outside its own folder?',
      detail: `${folders.slice(0, 10).join('\n')}${folders.length > 10 ? `\nand ${folders.length - 10} more` : ''}\n\nAllow it only for folders that hold this project's images or recordings. The files are only shown; nothing is changed or sent.`,
      buttons: ['Allow', 'Not now'],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    };
    const window = this.#window();
    const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
    return response === 0;
  }

  async #open(options: OpenDialogOptions): Promise<string[]> {
    const window = this.#window();
    const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
    return canceled ? [] : filePaths;
  }
}
