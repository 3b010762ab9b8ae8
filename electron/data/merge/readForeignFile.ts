import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { callImporter } from '../import/callImporter';
import type { SpawnImporter } from '../import/importerChannel';
import type { ForeignRequest, ForeignSummary } from '../foreign/foreignRequest';
import { Refusal } from '../refusal';

export interface ReadForeignOptions {
  readonly spawn: SpawnImporter;
  readonly signal: AbortSignal;
  readonly onPhase: (phase: string) => void;
}

/** Has a throw-away process read a work package or a copy of a project into the staging database. Refuses, naming the file. */
export async function readForeignFile(request: ForeignRequest, { spawn, signal, onPhase }: ReadForeignOptions): Promise<ForeignSummary> {
  mkdirSync(request.folder);
  let summary: ForeignSummary | null = null;
  try {
    await callImporter(spawn, { type: 'foreign', request }, {
      signal,
      onMessage: (message) => {
        switch (message.type) {
          case 'foreignProgress':
            onPhase(message.phase);
            return Promise.resolve('more');
          case 'foreignStaged':
            summary = message.summary;
            return Promise.resolve('done');
          case 'declined':
            throw new Refusal(message.code, message.message);
          default:
            throw new Error(message.type === 'failed' ? message.message : message.type);
        }
      },
    });
  } catch (error) {
    if (!(error instanceof Refusal) || !['importerGone', 'importerHangs'].includes(error.code)) throw error;
    throw new Refusal(error.code, `${request.name} could not be read: the process that reads it ${error.code === 'importerGone' ? 'ended, it may need more memory than it may have' : 'does not answer'}. Nothing was changed.`);
  }
  return summary!;
}

/** Where the parts of one reading lie below a staging folder. */
export function foreignPlaces(folder: string, lane: number, index: number): Pick<ForeignRequest, 'folder' | 'staging' | 'prefix'> {
  return { folder: path.join(folder, `file${index}`), staging: path.join(folder, `rows${lane}.sqlite`), prefix: `f${index}` };
}
