import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { OpenProject } from '../service';
import { findUntrustedRoots, type MediaAccess } from '../media/resolveMedia';
import { isInside } from '../media/isInside';

/** Which folders media of the open project may be read from. */
export class MediaTrust {
  readonly #byProject = new Map<string, readonly string[]>();

  /** What the user allowed on this machine, by project uid; replaces what was said before. */
  trust(byProject: Readonly<Record<string, readonly string[]>>): void {
    this.#byProject.clear();
    for (const [uid, folders] of Object.entries(byProject)) this.#byProject.set(uid, folders);
  }

  access(project: OpenProject): MediaAccess {
    return { projectFolder: path.dirname(project.path), trustedFolders: this.#byProject.get(getProjectUid(project)) ?? [] };
  }

  untrustedRoots(project: OpenProject): string[] {
    return findUntrustedRoots(project.db, this.access(project));
  }

  /**
   * Roots that an import has just brought (`before`: those untrusted before it) from places that the user had picked for it:
   * the picked folder itself or one below, or the folder of the picked file. From now on they may be read.
   */
  trustImported(project: OpenProject, before: readonly string[], picked: readonly string[]): string[] {
    const sources = picked.map((source) => (existsSync(source) ? realpathSync(source) : source));
    const added = this.untrustedRoots(project).filter((root) => !before.includes(root) && sources.some((source) => root === source || root === path.dirname(source) || isInside(source, root)));
    const uid = getProjectUid(project);
    if (added.length > 0) this.#byProject.set(uid, [...(this.#byProject.get(uid) ?? []), ...added]);
    return added;
  }
}

function getProjectUid({ db }: OpenProject): string {
  return db.prepare<[], string>("SELECT value FROM project WHERE key = 'uid'").pluck().get()!;
}
