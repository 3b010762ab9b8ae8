import path from 'node:path';
import type { OpenProject } from '../service';
import { findUntrustedRoots, type MediaAccess } from '../media/resolveMedia';
import { isInside } from '../media/isInside';

/** Which folders media of the open project may be read from. */
export class MediaTrust {
  #always: readonly string[] = [];
  readonly #byProject = new Map<string, readonly string[]>();

  /** Replaces what was trusted before: `always` is the app's own, `byProject` what the user allowed, by project uid. */
  trust({ always, byProject }: { always: readonly string[]; byProject: Readonly<Record<string, readonly string[]>> }): void {
    this.#always = always;
    this.#byProject.clear();
    for (const [uid, folders] of Object.entries(byProject)) this.#byProject.set(uid, folders);
  }

  access(project: OpenProject): MediaAccess {
    return { projectFolder: path.dirname(project.path), trustedFolders: [...this.#always, ...(this.#byProject.get(getProjectUid(project)) ?? [])] };
  }

  untrustedRoots(project: OpenProject): string[] {
    return findUntrustedRoots(project.db, this.access(project));
  }

  /**
   * Roots that an import has just brought (`before`: those untrusted before it) from places that the user had picked for it:
   * the picked folder itself or one below, or the folder of the picked file. From now on they may be read.
   */
  trustImported(project: OpenProject, before: readonly string[], picked: readonly string[]): string[] {
    const added = this.untrustedRoots(project).filter((root) => !before.includes(root) && picked.some((source) => root === source || root === path.dirname(source) || isInside(source, root)));
    const uid = getProjectUid(project);
    if (added.length > 0) this.#byProject.set(uid, [...(this.#byProject.get(uid) ?? []), ...added]);
    return added;
  }
}

function getProjectUid({ db }: OpenProject): string {
  return db.prepare<[], string>("SELECT value FROM project WHERE key = 'uid'").pluck().get()!;
}
