import path from 'node:path';
import { z } from 'zod';
import { JsonFile } from './jsonFile';

/**
 * Folders outside a project's own from which its media may be read, by project. Kept on this machine and not in the project
 * file: a project from someone else cannot allow itself a folder of ours.
 */
export class TrustedMedia {
  readonly #file: JsonFile<Record<string, string[]>>;

  constructor(userData: string, report: (line: string) => void) {
    this.#file = new JsonFile({ file: path.join(userData, 'trustedMedia.json'), schema: z.record(z.string(), z.array(z.string())), initial: {}, report });
  }

  get byProject(): Readonly<Record<string, readonly string[]>> {
    return this.#file.value;
  }

  foldersOf(projectUid: string): readonly string[] {
    return Object.hasOwn(this.#file.value, projectUid) ? this.#file.value[projectUid]! : [];
  }

  trust(projectUid: string, folders: readonly string[]): void {
    const all = [...new Set([...this.foldersOf(projectUid), ...folders])];
    this.#file.save({ ...this.#file.value, [projectUid]: all });
  }
}
