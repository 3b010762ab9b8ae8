import path from 'node:path';
import { ulid } from 'ulid';
import type { Job } from '../../shared/contract/jobs';
import type { Input, MessageName, Output } from '../../shared/contract';
import type { AnalysisControl } from '../data/handler';
import { closeProjectFile, openProjectFile } from '../data/project/openProjectFile';
import { DataService, type OpenProject } from '../data/service';
import { forkImporter } from './forkImporter';
import type { CommandContext } from './runCommand';

/** A project open in this process, and the way to name files to its messages. */
export interface OpenedService {
  readonly service: DataService;
  /** Validates and runs one message of the contract. */
  readonly ask: <N extends MessageName>(message: N, input: Input<N>) => Promise<Output<N>>;
  /** A token for a file or folder that the user named on the command line. */
  readonly tokenOf: (file: string) => string;
  readonly close: () => Promise<void>;
}

interface OpenOptions {
  /** How the project is opened; by default as an existing file. */
  readonly open?: (file: string) => OpenProject;
  readonly onJob?: (job: Job) => void;
  readonly analysis?: AnalysisControl;
  /** Folders outside the project's own that media may be taken from. */
  readonly trustedMedia?: readonly string[];
}

/** Opens a project file for one command: the same service that the app runs, with importers as child processes. */
export function openService(project: string, context: Pick<CommandContext, 'builtFolder'>, { open = openProjectFile, onJob = () => undefined, analysis, trustedMedia = [] }: OpenOptions = {}): OpenedService {
  const files = new Map<string, string>();
  const service = new DataService({
    mediaReach: 'anywhere',
    spawnImporter: () => forkImporter(path.join(context.builtFolder, 'importer.js')),
    pathOfToken: (token) => files.get(token),
    trustedMedia: () => trustedMedia,
    onJob,
    onChanged: () => undefined,
    ...(analysis ? { analysis } : {}),
  });
  const opened = open(path.resolve(project));
  service.setProject(opened);
  let requests = 0;
  return {
    service,
    ask: async <N extends MessageName>(message: N, input: Input<N>) => (await service.handle({ id: ++requests, message, input })) as Output<N>,
    tokenOf: (chosen) => {
      const token = ulid();
      files.set(token, path.resolve(chosen));
      return token;
    },
    close: async () => {
      await service.jobs.stopAll();
      service.setProject(null);
      closeProjectFile(opened);
    },
  };
}
