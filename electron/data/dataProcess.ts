import { existsSync, realpathSync } from 'node:fs';
import { exportMessages } from '../../shared/contract/exporting';
import { importMessages } from '../../shared/contract/importing';
import { jobStarted } from '../../shared/contract/common';
import type { Job } from '../../shared/contract/jobs';
import { TOPICS, type Reply, type Request } from '../../shared/contract/wire';
import type { FromData, MediaFile, OpenedProject, ProjectSummary, ToData } from '../processMessages';
import { findNewestBackup } from './backup/findNewestBackup';
import { restoreBackup } from './backup/restoreBackup';
import { createFromSample } from './import/createFromSample';
import { ProjectKeeper } from './keeper/projectKeeper';
import { removeOldStaging } from './import/staging';
import { resolveMedia } from './media/resolveMedia';
import { openPackage } from './packages/openPackage';
import { Importers } from './process/importers';
import { Keepers } from './process/keepers';
import { MediaTrust } from './process/mediaTrust';
import type { Port, ShellEvent } from './process/port';
import { servePort, toFailure } from './process/servePort';
import { createProjectFile } from './project/createProjectFile';
import { closeProjectFile, openProjectFile } from './project/openProjectFile';
import { getProjectInfo } from './project/info';
import { removeAbandonedCopies } from './project/readOnlyCopy';
import { Refusal } from './refusal';
import { DataService, type OpenProject } from './service';

/** The data process: the only writer of the open project. Main tells it what to open; windows talk to it over ports. */
const shell = process.parentPort;
/** Folder for backups: the argument of this process. */
const backups = process.argv.at(-1)!;
const windows = new Set<Port>();
const pathsByToken = new Map<string, string>();
/** What to do when a job of this id has ended well. */
const afterJob = new Map<string, () => void>();
const mediaTrust = new MediaTrust();

const tell = (message: FromData) => shell.postMessage(message);
const importers = new Importers(tell);
const keepers = new Keepers(tell);
const broadcast = (message: Reply) => {
  for (const port of windows) port.postMessage(message);
};
const service = new DataService({
  spawnImporter: () => importers.spawn(),
  pathOfToken: (token) => pathsByToken.get(token),
  trustedMedia: () => mediaTrust.access(service.project).trustedFolders,
  onJob: (job) => {
    broadcast({ type: 'job', job });
    settle(job);
  },
  onChanged: (topics, operationId) => {
    keeper.changed();
    broadcast({ type: 'changed', topics, operationId });
  },
  beforeImport: (signal) => keeper.backUpBefore(signal),
});
const keeper = new ProjectKeeper({
  service,
  folder: backups,
  run: (task, signal) => keepers.run(task, signal),
  announce: () => broadcast({ type: 'changed', topics: ['project'], operationId: null }),
  log: (line) => console.error(line),
});
/** Open until the reader has let go of it, so that nothing of it stays beside the file. */
let previous: OpenProject | null = null;

shell.on('message', (event: ShellEvent) => {
  const message = event.data as ToData;
  switch (message.type) {
    case 'connect':
      return connect(event.ports[0]!);
    case 'grant':
      pathsByToken.set(message.token, message.path);
      return;
    case 'trustMediaRoots':
      mediaTrust.trust(message.byProject);
      broadcast({ type: 'changed', topics: ['items'], operationId: null });
      return;
    case 'announce':
      return broadcast({ type: 'changed', topics: TOPICS, operationId: null });
    case 'importer':
      return importers.connect(message.requestId, event.ports[0]!);
    case 'importerExit':
      return importers.exited(message.requestId, message.code);
    case 'kept':
      return keepers.ended(message);
    default:
      void answer(message);
  }
});
// What an import left that was cut off by a crash.
removeOldStaging();
removeAbandonedCopies();
setInterval(() => keeper.tick(), 1_000);
tell({ type: 'ready' });

async function answer(message: Extract<ToData, { type: 'open' | 'create' | 'createFromSample' | 'openPackage' | 'close' | 'closePrevious' | 'canRestore' | 'restore' | 'media' }>): Promise<void> {
  const { requestId } = message;
  try {
    tell({ type: 'done', requestId, ok: true, value: await run(message) });
  } catch (error) {
    tell({ type: 'done', requestId, ok: false, failure: toFailure(error) });
  }
}

async function run(message: Parameters<typeof answer>[0]): Promise<OpenedProject | ProjectSummary | MediaFile | string | boolean | null> {
  switch (message.type) {
    case 'open':
      return replaceProject(() => (isOpen(message.path) ? service.project : openProjectFile(message.path, { backups })));
    case 'create':
      return replaceProject(() => createProjectFile(message.path, { name: message.name, modality: message.modality }));
    case 'createFromSample':
      return replaceProject(() => createFromSample(service.options, message.sampleFolder, message.path));
    case 'openPackage':
      return replaceProject(() => openPackage(service.options, message, backups));
    case 'close':
      await letGo();
      return closePrevious();
    case 'closePrevious':
      return closePrevious();
    case 'canRestore':
      return findNewestBackup(backups, message.path) !== undefined;
    case 'restore':
      if (isOpen(message.path) && service.project.canRestore !== true) throw new Refusal('notDamaged', 'The open project is not damaged. Nothing was changed.');
      return restoreBackup(message.path, { folder: backups, now: Date.now() });
    case 'media':
      return service.hasProject ? resolveMedia(service.project.db, mediaTrust.access(service.project), message.itemId) : { missing: 'unknown' };
  }
}

/** Opens the next project before it lets go of the present one, so that a project that cannot be opened changes nothing. */
async function replaceProject(open: () => OpenProject | Promise<OpenProject>): Promise<OpenedProject> {
  const next = await open();
  if (!service.hasProject || service.project !== next) await letGo();
  service.setProject(next);
  return { ...summarise(next), untrustedMediaRoots: mediaTrust.untrustedRoots(next) };
}

/** Asked for again, also by another name, the open project stays open: it is locked against everyone else, which would be us. */
function isOpen(file: string): boolean {
  return service.hasProject && existsSync(file) && realpathSync(file) === service.project.path;
}

/** Ends what runs for the open project; it stays open until `closePrevious`. */
async function letGo(): Promise<void> {
  await service.jobs.stopAll();
  await keeper.stop();
  afterJob.clear();
  closePrevious();
  previous = service.hasProject ? service.project : null;
  service.setProject(null);
}

function closePrevious(): ProjectSummary | null {
  if (!previous) return null;
  const project = previous;
  previous = null;
  const closed = summarise(project);
  closeProjectFile(project);
  return closed;
}

function summarise(project: OpenProject): ProjectSummary {
  const labelled = project.db.prepare<[], number>('SELECT count(*) FROM item_state WHERE annotations > 0').pluck().get()!;
  return { path: project.path, info: getProjectInfo(project), labelled };
}

function connect(port: Port): void {
  windows.add(port);
  servePort(port, answerWindow, () => windows.delete(port));
}

async function answerWindow(request: Request): Promise<unknown> {
  const follow = followUp(request);
  const value = await service.handle(request);
  if (follow) {
    const { jobId } = jobStarted.parse(value);
    afterJob.set(jobId, follow);
    const job = service.jobs.list().find((started) => started.id === jobId);
    if (job) settle(job);
  }
  return value;
}

/** What the shell must know once the job that this request starts has ended well. */
function followUp(request: Request): (() => void) | undefined {
  if (request.message === 'exports.run') {
    const token = exportMessages['exports.run'].input.safeParse(request.input).data?.folder;
    return token === undefined ? undefined : () => tell({ type: 'exported', token });
  }
  if (request.message === 'imports.run' && service.hasProject) {
    const { project } = service;
    const before = mediaTrust.untrustedRoots(project);
    const sources = importMessages['imports.run'].input.safeParse(request.input).data?.sources ?? [];
    const picked = sources.flatMap((token) => pathsByToken.get(token) ?? []);
    return () => {
      const paths = mediaTrust.trustImported(project, before, picked);
      if (paths.length > 0) tell({ type: 'mediaRootsAdded', projectUid: getProjectInfo(project).uid, paths });
    };
  }
  return undefined;
}

function settle(job: Job): void {
  const follow = afterJob.get(job.id);
  if (!follow || job.state === 'running') return;
  afterJob.delete(job.id);
  if (job.state === 'done') follow();
}
