import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { callImporter } from '../import/callImporter';
import type { SpawnImporter } from '../import/importerChannel';
import type { ForeignRequest, ForeignSummary } from '../foreign/foreignRequest';
import { Refusal } from '../refusal';

export interface ReadForeignOptions {
  readonly spawn: SpawnImporter;
  readonly signal: AbortSignal;
  /** A file is in the staging database; what was unpacked of it is still there. */
  readonly onRead?: (index: number) => void;
}

/** Has a throw-away process read work packages or copies of a project into the staging database, one after another. Refuses, naming the file. */
export async function readForeignFiles(requests: readonly ForeignRequest[], { spawn, signal, onRead = () => undefined }: ReadForeignOptions): Promise<ForeignSummary[]> {
  for (const { folder } of requests) mkdirSync(folder);
  const summaries: ForeignSummary[] = [];
  try {
    await callImporter(spawn, { type: 'foreign', requests }, {
      signal,
      onMessage: (message) => {
        switch (message.type) {
          case 'foreignProgress':
            return Promise.resolve('more');
          case 'foreignStaged':
            summaries.push(message.summary);
            onRead(summaries.length - 1);
            return Promise.resolve('more');
          case 'foreignEnd':
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
    const name = requests[summaries.length]?.name ?? 'The last file';
    throw new Refusal(error.code, `${name} could not be read: the process that reads it ${error.code === 'importerGone' ? 'ended, it may need more memory than it may have' : 'does not answer'}. Nothing was changed.`);
  }
  return summaries;
}

/** Where the parts of one reading lie below a staging folder. */
export function foreignPlaces(folder: string, lane: number, index: number): Pick<ForeignRequest, 'folder' | 'staging' | 'prefix'> {
  return { folder: path.join(folder, `file${index}`), staging: path.join(folder, `rows${lane}.sqlite`), prefix: `f${index}` };
}
