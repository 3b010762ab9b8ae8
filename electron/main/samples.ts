import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { sampleProject, type SampleProject } from '../../shared/contract/shell';

const described = sampleProject.extend({
  synthetic: z.string().nullable().default(null),
  annotators: z
    .array(z.unknown())
    .default([])
    .transform((profiles) => profiles.length),
  runs: z
    .array(z.unknown())
    .default([])
    .transform((runs) => runs.length),
});

/** The bundled samples, each a folder with a `sample.json`; sorted by the order in which Home shows them. */
export class Samples {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async list(): Promise<SampleProject[]> {
    const names = await readdir(this.folder).catch(() => []);
    const found = await Promise.all(names.filter((name) => /^[a-z]{1,20}$/.test(name)).map((name) => this.#read(name)));
    const order = ['text', 'image', 'audio', 'table'];
    return found.sort((a, b) => b.runs - a.runs || b.annotators - a.annotators || order.indexOf(a.modality) - order.indexOf(b.modality));
  }

  folderOf(id: string): string {
    return path.join(this.folder, id);
  }

  async #read(name: string): Promise<SampleProject> {
    return described.parse(JSON.parse(await readFile(path.join(this.folder, name, 'sample.json'), 'utf8')));
  }
}
