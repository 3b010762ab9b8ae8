import path from 'node:path';
import { ulid } from 'ulid';
import type { Job } from '../../shared/contract/jobs';
import { closeProjectFile, openProjectFile } from '../data/project/openProjectFile';
import { DataService } from '../data/service';
import { forkImporter } from './forkImporter';
import type { CommandContext } from './runCommand';

/** A project open in this process, and the way to name files to its messages. */
export interface OpenedService {
  readonly service: DataService;
  /** A token for a file or folder that the user named on the command line. */
  readonly tokenOf: (file: string) => string;
  readonly close: () => Promise<void>;
}

/** Opens a project file for one command: the same service that the app runs, with importers as child processes. */
export async function openService(project: string, context: CommandContext, onJob: (job: Job) => void = () => undefined): Promise<OpenedService> {
  const files = new Map<string, string>();
  const service = new DataService({
    spawnImporter: () => forkImporter(path.join(context.builtFolder, 'importer.js')),
    pathOfToken: (token) => files.get(token),
    onJob,
    onChanged: () => undefined,
  });
  const opened = openProjectFile(path.resolve(project));
  service.setProject(opened);
  return {
    service,
    tokenOf: (chosen) => {
      const token = ulid();
      files.set(token, path.resolve(chosen));
      return token;
    },
    close: async () => {
      await service.jobs.stopAll();
      closeProjectFile(opened);
    },
  };
}
