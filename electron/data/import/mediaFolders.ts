import fs from 'node:fs';
import path from 'node:path';
import { ulid } from 'ulid';

const INCOMING = '.incoming-';

/** Folders in `NAME.media` for the media that one import copies: filled under a hidden name, renamed just before the commit. */
export class MediaFolders {
  /** `NAME.media` beside the project file. */
  readonly folder: string;
  readonly #copies: boolean;
  readonly #names: string[] = [];
  #kept = false;

  constructor(project: string, copies: boolean) {
    this.folder = path.join(path.dirname(project), `${path.parse(project).name}.media`);
    this.#copies = copies;
    this.#removeOld();
  }

  /** Where an importer may write copies; null when media stay where they are. */
  reserve(): string | null {
    if (!this.#copies) return null;
    const name = ulid().toLowerCase();
    this.#names.push(name);
    return path.join(this.folder, INCOMING + name);
  }

  /** Name of the folder in `NAME.media` that holds what was written into `reserved`. */
  nameOf(reserved: string): string {
    return path.basename(reserved).slice(INCOMING.length);
  }

  /** Gives the folders their final names; `undo` takes that back. */
  settle(): { undo: () => void } {
    for (const name of this.#names) if (fs.existsSync(this.#incoming(name))) fs.renameSync(this.#incoming(name), path.join(this.folder, name));
    this.#kept = true;
    return {
      undo: () => {
        this.#kept = false;
        for (const name of this.#names) fs.rmSync(path.join(this.folder, name), { recursive: true, force: true });
      },
    };
  }

  removeUnused(): void {
    if (this.#kept || !this.#copies) return;
    for (const name of this.#names) fs.rmSync(this.#incoming(name), { recursive: true, force: true });
    // Only when nothing else is in it.
    if (fs.existsSync(this.folder) && fs.readdirSync(this.folder).length === 0) fs.rmdirSync(this.folder);
  }

  /** What an import that was cut off left: a project has one writer, so nobody else is at it. */
  #removeOld(): void {
    if (!fs.existsSync(this.folder)) return;
    for (const name of fs.readdirSync(this.folder)) if (name.startsWith(INCOMING)) fs.rmSync(path.join(this.folder, name), { recursive: true, force: true });
  }

  #incoming(name: string): string {
    return path.join(this.folder, INCOMING + name);
  }
}
