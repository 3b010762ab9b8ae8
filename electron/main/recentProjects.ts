import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { MODALITIES } from '../../shared/domain/project';
import type { RecentProject } from '../../shared/contract/shell';
import type { ProjectSummary } from '../processMessages';
import { JsonFile } from './jsonFile';

const MAX_KEPT = 30;
const entry = z.object({
  id: z.string(),
  path: z.string(),
  name: z.string(),
  modality: z.enum(MODALITIES),
  lastOpened: z.number(),
  items: z.number(),
  labelled: z.number(),
});
type Entry = z.infer<typeof entry>;

/** Projects opened on this machine, newest first. The page sees ids and shortened folders, never a path. */
export class RecentProjects {
  readonly #file: JsonFile<Entry[]>;

  constructor(userData: string, report: (line: string) => void) {
    this.#file = new JsonFile({ file: path.join(userData, 'recent.json'), schema: z.array(entry), initial: [], report });
  }

  list(): RecentProject[] {
    return this.#file.value.map(({ path: file, ...shown }) => ({ ...shown, folder: shortenFolder(path.dirname(file)), exists: existsSync(file) }));
  }

  findPath(id: string): string | undefined {
    return this.#file.value.find((known) => known.id === id)?.path;
  }

  /** At opening and at closing, with the counts of that moment. */
  remember({ path: file, info, labelled }: ProjectSummary, now: number): void {
    const known = this.#file.value.find((other) => other.path === file);
    const added = { id: known?.id ?? randomUUID(), path: file, name: info.name, modality: info.modality, lastOpened: now, items: info.items, labelled };
    this.#file.save([added, ...this.#file.value.filter((other) => other !== known)].slice(0, MAX_KEPT));
  }

  /** Takes it off the list; the file stays where it is. */
  forget(id: string): void {
    this.#file.save(this.#file.value.filter((known) => known.id !== id));
  }
}

function shortenFolder(folder: string): string {
  const home = os.homedir();
  return folder === home || folder.startsWith(home + path.sep) ? `~${folder.slice(home.length)}` : folder;
}
