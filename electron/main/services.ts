import path from 'node:path';
import { MessageChannelMain, type MessagePortMain } from 'electron';
import { SERVICES, type PortHolder, type ServiceName, type ShellMessage } from '../../shared/contract/shell';
import type { Modality } from '../../shared/domain/project';
import type { FromData, MediaFile, OpenedProject, ProjectSummary, ToData, ToReader } from '../processMessages';
import { Importers } from './importers';
import { Keepers } from './keepers';
import { ServiceProcess } from './serviceProcess';
import { SupervisedService } from './supervisedService';
import type { Tokens } from './tokens';
import type { TrustedMedia } from './trustedMedia';

export interface ServicesOptions {
  /** Folder of the built entry files. */
  readonly folder: string;
  /** Where backups of projects are kept. */
  readonly backups: string;
  readonly tokens: Tokens;
  readonly trustedMedia: TrustedMedia;
  readonly tellPage: (message: ShellMessage, ports?: MessagePortMain[]) => void;
  readonly log: (line: string) => void;
}

/** The project that was opened, and the one that was open before. */
export interface Replaced {
  readonly opened: OpenedProject;
  readonly closed: ProjectSummary | null;
}

type ReaderName = Exclude<ServiceName, 'data'>;

/** The data process and its readers with the project that they have open; a crash of any is made good here. */
export class Services {
  readonly #options: ServicesOptions;
  readonly #data: SupervisedService<ServiceProcess<ToData>>;
  /** Both have the project open read-only. */
  readonly #readers: Readonly<Record<ReaderName, SupervisedService<ServiceProcess<ToReader>>>>;
  readonly #importers: Importers;
  readonly #keepers: Keepers;
  #project: string | null = null;
  #untrusted: readonly string[] = [];
  #uid: string | null = null;
  #hasModelWorker = false;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: ServicesOptions) {
    const { folder, log } = options;
    this.#options = options;
    this.#importers = new Importers({
      entry: path.join(folder, 'importer.js'),
      onPort: (requestId, port) => void this.#data.whenUp().then((data) => data.post({ type: 'importer', requestId }, [port])),
      onExit: (requestId, code) => void this.#data.whenUp().then((data) => data.post({ type: 'importerExit', requestId, code })),
      log,
    });
    this.#keepers = new Keepers({
      entry: path.join(folder, 'keeper.js'),
      onKept: (message) => void this.#data.whenUp().then((data) => data.post(message)),
      log,
    });
    this.#data = this.#supervise<ToData>('data', {
      onMessage: (message) => this.#fromData(message),
      restore: (data) => this.#restoreData(data),
      onExit: () => {
        this.#importers.killAll();
        this.#keepers.killAll();
      },
    });
    this.#readers = { reader: this.#superviseReader('reader'), analyst: this.#superviseReader('analyst') };
  }

  /** Roots of the open project that the user would have to allow. */
  get untrustedMediaRoots(): readonly string[] {
    return this.#untrusted;
  }

  /** Path of the open project. */
  get project(): string | null {
    return this.#project;
  }

  /** Whether there is a backup of the project at this path. */
  async canRestore(file: string): Promise<boolean> {
    const data = await this.#data.whenUp();
    return data.request<boolean>((requestId) => ({ type: 'canRestore', requestId, path: file }));
  }

  /** Puts the project's newest backup beside it; returns the new file's path. */
  async restore(file: string): Promise<string> {
    const data = await this.#data.whenUp();
    return data.request<string>((requestId) => ({ type: 'restore', requestId, path: file }));
  }

  open(file: string): Promise<Replaced> {
    return this.#openWith((requestId) => ({ type: 'open', requestId, path: file }));
  }

  create(file: string, { name, modality }: { name: string; modality: Modality }): Promise<Replaced> {
    return this.#openWith((requestId) => ({ type: 'create', requestId, path: file, name, modality }));
  }

  createFromSample(file: string, sampleFolder: string): Promise<Replaced> {
    return this.#openWith((requestId) => ({ type: 'createFromSample', requestId, path: file, sampleFolder }));
  }

  openPackage(file: string, folder: string): Promise<Replaced> {
    return this.#openWith((requestId) => ({ type: 'openPackage', requestId, path: file, folder }));
  }

  /** Stops jobs, closes the database and gives its last counts; null when none was open. */
  close(): Promise<ProjectSummary | null> {
    return this.#exclusively(async () => {
      const data = await this.#data.whenUp();
      await this.#askReaders((requestId) => ({ type: 'close', requestId }));
      const closed = await data.request<ProjectSummary | null>((requestId) => ({ type: 'close', requestId }));
      this.#project = null;
      this.#uid = null;
      this.#untrusted = [];
      data.post({ type: 'announce' });
      return closed;
    });
  }

  /** Hands the page a port to each service; one that was given up is tried again. */
  async connectPage(): Promise<void> {
    // a page that begins anew has no worker yet
    this.#hasModelWorker = false;
    const supervised = Object.entries({ data: this.#data, ...this.#readers }) as [ServiceName, { retry: () => void; isRestarting: boolean }][];
    for (const [, service] of supervised) service.retry();
    // a service that is being restarted hands its port over by itself when it is back
    await Promise.allSettled(supervised.map(([name, service]) => (service.isRestarting ? null : this.#connect(name))));
  }

  /** Lines of its own for the worker that trains, now and after each restart of a service. */
  async connectModelWorker(): Promise<void> {
    this.#hasModelWorker = true;
    await Promise.allSettled(SERVICES.map((service) => this.#connect(service, 'modelWorker')));
  }

  async findMedia(itemId: number): Promise<MediaFile> {
    const data = await this.#data.whenUp();
    return data.request<MediaFile>((requestId) => ({ type: 'media', requestId, itemId }));
  }

  async grant(token: string, file: string): Promise<void> {
    const data = await this.#data.whenUp();
    data.post({ type: 'grant', token, path: file });
  }

  /** The user allowed the open project's media folders. */
  async trustOpenProject(): Promise<void> {
    if (this.#uid === null) return;
    this.#options.trustedMedia.trust(this.#uid, this.#untrusted);
    this.#untrusted = [];
    this.#postTrust(await this.#data.whenUp());
  }

  end(): void {
    this.#importers.killAll();
    this.#keepers.killAll();
    this.#data.end();
    for (const reader of Object.values(this.#readers)) reader.end();
  }

  #openWith(make: (requestId: number) => ToData): Promise<Replaced> {
    return this.#exclusively(async () => {
      const data = await this.#data.whenUp();
      const opened = await data.request<OpenedProject>(make);
      this.#remember(opened);
      let closed: ProjectSummary | null;
      try {
        await this.#askReaders((requestId) => ({ type: 'open', requestId, path: opened.path }));
      } finally {
        // the writer last: whoever closes last folds the write-ahead log in, and readers cannot
        closed = await data.request<ProjectSummary | null>((requestId) => ({ type: 'closePrevious', requestId }));
      }
      data.post({ type: 'announce' });
      return { opened, closed };
    });
  }

  #remember(opened: OpenedProject): void {
    this.#project = opened.path;
    this.#uid = opened.info.uid;
    this.#untrusted = opened.untrustedMediaRoots;
  }

  /** Opening and closing one after the other, however they were asked for. */
  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #restoreData(data: ServiceProcess<ToData>): Promise<void> {
    for (const [token, file] of this.#options.tokens.entries()) data.post({ type: 'grant', token, path: file });
    this.#postTrust(data);
    const project = this.#project;
    if (project !== null) this.#remember(await data.request<OpenedProject>((requestId) => ({ type: 'open', requestId, path: project })));
  }

  #postTrust(data: ServiceProcess<ToData>): void {
    data.post({ type: 'trustMediaRoots', byProject: this.#options.trustedMedia.byProject });
  }

  async #connect(service: ServiceName, holder: PortHolder = 'page'): Promise<void> {
    const up = await (service === 'data' ? this.#data : this.#readers[service]).whenUp();
    const { port1, port2 } = new MessageChannelMain();
    up.post({ type: 'connect' }, [port1]);
    this.#options.tellPage({ type: 'goldset-port', service, holder }, [port2]);
  }

  async #askReaders(make: (requestId: number) => ToReader): Promise<void> {
    const readers = await Promise.all(Object.values(this.#readers).map((reader) => reader.whenUp()));
    await Promise.all(readers.map((reader) => reader.request(make)));
  }

  #superviseReader(name: ReaderName): SupervisedService<ServiceProcess<ToReader>> {
    return this.#supervise<ToReader>(name, {
      onMessage: () => undefined,
      restore: async (reader) => {
        const project = this.#project;
        if (project !== null) await reader.request((requestId) => ({ type: 'open', requestId, path: project }));
      },
      onExit: () => undefined,
    });
  }

  #fromData(message: FromData): void {
    switch (message.type) {
      case 'spawnImporter':
        return this.#importers.spawn(message.requestId);
      case 'killImporter':
        return this.#importers.kill(message.requestId);
      case 'keep':
        return void this.#keepers.run(message.requestId, message.task);
      case 'killKeeper':
        return this.#keepers.kill(message.requestId);
      case 'exported':
        return this.#options.tokens.markExported(message.token);
      case 'mediaRootsAdded':
        return this.#options.trustedMedia.trust(message.projectUid, message.paths);
      case 'ready':
      case 'done':
        return; // taken by ServiceProcess
    }
  }

  #supervise<Message extends { readonly type: string }>(
    service: ServiceName,
    { onMessage, restore, onExit }: { onMessage: (message: FromData) => void; restore: (process: ServiceProcess<Message>) => Promise<void>; onExit: () => void },
  ): SupervisedService<ServiceProcess<Message>> {
    const { folder, log, tellPage } = this.#options;
    return new SupervisedService<ServiceProcess<Message>>({
      name: service,
      fork: (ended) =>
        new ServiceProcess<Message>({
          entry: path.join(folder, `${service}.js`),
          args: service === 'data' ? [this.#options.backups] : [],
          name: service,
          onMessage,
          onExit: (code) => {
            onExit();
            ended(code);
          },
          log,
        }),
      restore,
      onRestored: () => {
        void this.#connect(service);
        if (this.#hasModelWorker) void this.#connect(service, 'modelWorker');
      },
      onState: (state, message) => tellPage({ type: 'goldset-service', service, state, message }),
      log,
    });
  }
}
