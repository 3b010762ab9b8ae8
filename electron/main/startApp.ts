import path from 'node:path';
import { app, session, type BrowserWindow } from 'electron';
import { parseArguments, type Arguments } from './arguments';
import { Dialogs } from './dialogs';
import { FlushPage } from './flushPage';
import { serveIpc } from './ipc';
import { Log } from './log';
import { setMenu } from './menu';
import { cutNetwork, turnOffBackgroundNetwork } from './network';
import { OpenProjects } from './openProjects';
import { denyPermissions } from './permissions';
import { pickPath } from './pickPath';
import { serveApp } from './protocols/appProtocol';
import { serveMedia } from './protocols/mediaProtocol';
import { refuseFileScheme } from './protocols/refuseFileScheme';
import { registerSchemes } from './protocols/registerSchemes';
import { RecentProjects } from './recentProjects';
import { Samples } from './samples';
import { takeScreenshot } from './screenshot';
import { Services } from './services';
import { Settings, type Theme } from './settings';
import { createShellHandlers } from './shellHandlers';
import { Tokens } from './tokens';
import { TrustedMedia } from './trustedMedia';
import { useUserDataFolder } from './userDataFolder';
import { openMainWindow, preloadFile, tellWindow } from './windows';

/** Jobs stop within a second; folding a long write-ahead log into the file takes longest. */
const CLOSE_LIMIT_MS = 15_000;

/** Puts the app together. `folder`: the built main process, `out/main`. */
export function startApp(folder: string): void {
  registerSchemes();
  // root cannot have Chromium's sandbox (it runs only with --no-sandbox); everyone else gets it, whatever the command line says
  if (process.getuid?.() !== 0) app.enableSandbox();
  turnOffBackgroundNetwork();
  const userData = useUserDataFolder();
  // One instance a user-data folder; the second hands its arguments to the first.
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  const log = new Log(path.join(userData, 'logs'));
  const report = (line: string) => log.write(line);
  process.on('uncaughtException', (error) => report(`main: ${error.stack ?? error.message}`));
  process.on('unhandledRejection', (reason) => report(`main: unhandled rejection: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`));
  // macOS tells of a double-clicked file possibly before `ready`
  const early: string[] = [];
  const keepEarly = (event: { preventDefault: () => void }, file: string) => {
    event.preventDefault();
    early.push(file);
  };
  app.on('open-file', keepEarly);
  void app.whenReady().then(async () => {
    app.off('open-file', keepEarly);
    const args = parseArguments(process.argv, process.cwd());
    await run({ folder, userData, report, args: { ...args, project: early.at(-1) ?? args.project } });
  });
}

interface RunOptions {
  readonly folder: string;
  readonly userData: string;
  readonly report: (line: string) => void;
  readonly args: Arguments;
}

async function run({ folder, userData, report, args }: RunOptions): Promise<void> {
  let window: BrowserWindow | null = null;
  const tellPage: ConstructorParameters<typeof Services>[0]['tellPage'] = (message, ports) => tellWindow(window, message, ports);

  denyPermissions(session.defaultSession);
  await cutNetwork(session.defaultSession, report);
  const settings = new Settings(userData, report);
  const recent = new RecentProjects(userData, report);
  const tokens = new Tokens();
  const samples = new Samples(app.isPackaged ? path.join(process.resourcesPath, 'samples') : path.join(folder, '..', '..', 'resources', 'samples'));
  const services = new Services({ folder, backups: path.join(userData, 'backups'), tokens, trustedMedia: new TrustedMedia(userData, report), tellPage, log: report });
  const projects = new OpenProjects({ services, recent, samples, sampleCopies: path.join(userData, 'samples'), packages: path.join(userData, 'packages'), log: report });
  const flushPage = new FlushPage(tellPage);
  refuseFileScheme();
  serveApp({ page: path.join(folder, '..', 'renderer'), models: app.isPackaged ? path.join(process.resourcesPath, 'models') : path.join(folder, '..', '..', 'resources', 'models') });
  serveMedia((itemId) => services.findMedia(itemId));

  const setTheme = (theme: Theme) => {
    settings.setTheme(theme);
    showMenu();
  };
  const showMenu = () => setMenu({ theme: settings.theme, setTheme, command: (command) => tellPage({ type: 'goldset-command', command }) });
  showMenu();

  const opened = openFirst(args, projects);
  serveIpc({
    handlers: createShellHandlers({
      dialogs: new Dialogs(() => window),
      projects, recent, samples, services, tokens, setTheme,
      onReady: () => void shown(),
      onFlushed: () => flushPage.flushed(),
    }),
    tokenOfPath: (file) => pickPath({ tokens, services }, file),
    requestPorts: (holder) => {
      if (holder === 'modelWorker') return void services.connectModelWorker();
      flushPage.pageConnected();
      // a project given on the command line is there before the page asks what is open
      void opened.then(() => services.connectPage());
    },
    log: report,
  });

  const shown = async () => {
    const outcome = await opened;
    if (outcome?.state === 'failed') tellPage({ type: 'goldset-open-failed', code: outcome.code, message: outcome.message, canRestore: outcome.canRestore });
    if (args.screenshot === null || !window) return;
    await takeScreenshot(window, args.screenshot);
    if (outcome?.state === 'failed') {
      report(`nothing was opened: ${outcome.message}`);
      services.end();
      app.exit(1);
    } else app.quit();
  };
  const openGiven = async (file: string | null) => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
    if (file === null) return;
    const outcome = await projects.open(file);
    if (outcome.state === 'failed') tellPage({ type: 'goldset-open-failed', code: outcome.code, message: outcome.message, canRestore: outcome.canRestore });
  };

  const shutDown = once(async () => {
    if (!(await flushPage.flush())) report('the page did not say within 5 s that all is saved');
    const late = new Promise<string>((resolve) => setTimeout(() => resolve(`the project was not closed within ${CLOSE_LIMIT_MS / 1000} s`), CLOSE_LIMIT_MS));
    // what is saved is safe either way: the next opening reads the write-ahead log
    const problem = await Promise.race([late, projects.close().then(() => null, (error: unknown) => `closing the project: ${String(error)}`)]);
    if (problem !== null) report(problem);
  });
  const showWindow = () => {
    window = openMainWindow({
      preload: preloadFile(folder),
      log: report,
      onClose: (closing) => {
        void shutDown.run().then(() => {
          closing.destroy();
          shutDown.reset();
        });
      },
    });
    window.once('closed', () => (window = null));
  };

  app.on('second-instance', (_event, argv, workingFolder) => void openGiven(parseArguments(argv, workingFolder).project));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    void openGiven(file);
  });
  app.on('activate', () => {
    if (!window) showWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', () => services.end());
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    // importers are killed when they have done their work
    if (reason !== 'clean-exit' && reason !== 'killed') report(`${name ?? type} process ended: ${reason} (${exitCode})`);
  });
  showWindow();
}

function openFirst({ project, sample }: Arguments, projects: OpenProjects) {
  if (project !== null) return projects.open(project);
  return sample === null ? Promise.resolve(null) : projects.openSample(sample);
}

/** Runs `work` once however often it is asked for, until `reset`. */
function once(work: () => Promise<void>) {
  let running: Promise<void> | null = null;
  return {
    run: () => (running ??= work()),
    reset: () => {
      running = null;
    },
  };
}
