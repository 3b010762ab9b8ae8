import fs from 'node:fs/promises';
import path from 'node:path';
import type { Inspection, SourceOptions } from '../../../../shared/contract/importing';
import type { Modality } from '../../../../shared/domain/project';
import type { ImportAs } from '../../../../shared/import/fields';
import { guessFields } from '../../../../shared/import/guessFields';
import { guessOwnFields } from '../../../../shared/import/ownExport';
import { FatalProblem, makeProblem } from '../importProblem';
import { toText } from '../map/toText';
import { NO_DELIMITER } from './csv/csvRecords';
import { lookAtSource } from './lookAtSource';
import { scanFolder } from './scanFolder';
import { openSourceFile } from './sourceFile';

const PREVIEW_ROWS = 20;
const SAMPLES = 5;
const SHOWN = 200;

/** What the first look at a source shows: enough to choose settings by. A source that cannot be read is an inspection with the reason. */
export async function inspectSource(request: { readonly file: string; readonly as: ImportAs; readonly modality: Modality; readonly options: SourceOptions }): Promise<Inspection> {
  const name = path.basename(request.file);
  const empty: Inspection = { file: name, bytes: 0, format: 'csv', encoding: null, delimiter: null, header: true, columns: [], preview: [], guess: {}, mediaFiles: 0, problems: [] };
  try {
    const stat = await fs.stat(request.file).catch(() => null);
    if (stat?.isDirectory()) return await inspectFolder(request.file, empty, request.modality);
    const source = await openSourceFile(request.file);
    try {
      const look = await lookAtSource(source, request.options);
      const delimiter = look.dialect?.delimiter ?? null;
      return {
        ...empty,
        bytes: source.bytes,
        format: look.format,
        encoding: look.format === 'parquet' ? null : look.encoding,
        delimiter: delimiter === NO_DELIMITER ? null : delimiter,
        header: look.header,
        columns: look.columns.map((column, index) => {
          const values = look.sample.map((cells) => toText(cells[index])).filter((value) => value !== '');
          const distinct = new Set(values);
          return { name: column, samples: [...distinct].slice(0, SAMPLES).map((value) => value.slice(0, SHOWN)), distinctInSample: distinct.size };
        }),
        preview: look.sample.slice(0, PREVIEW_ROWS).map((cells) => look.columns.map((_, index) => toText(cells[index]).slice(0, SHOWN))),
        guess: (look.own === null ? null : guessOwnFields(look.own, request.as, request.modality)) ?? guessFields({ as: request.as, modality: request.modality, columns: look.columns }),
        problems: [...look.problems],
      };
    } finally {
      await source.close();
    }
  } catch (error) {
    if (!(error instanceof FatalProblem)) throw error;
    return { ...empty, problems: [error.problem] };
  }
}

async function inspectFolder(folder: string, empty: Inspection, modality: Modality): Promise<Inspection> {
  const name = path.basename(folder);
  if (modality !== 'image' && modality !== 'audio') throw new FatalProblem(makeProblem('error', 'folder.modality', name, `${name} is a folder. Folders are imported into projects of images or audio.`));
  let mediaFiles = 0;
  const folders = new Set<string>();
  const preview: string[][] = [];
  for await (const entry of scanFolder(await fs.realpath(folder))) {
    if ('why' in entry || entry.kind !== modality) continue;
    mediaFiles += 1;
    const parent = entry.path.includes('/') ? entry.path.slice(0, entry.path.indexOf('/')) : '';
    if (parent !== '') folders.add(parent);
    if (preview.length < PREVIEW_ROWS) preview.push([entry.path, parent]);
  }
  const problems = mediaFiles === 0 ? [makeProblem('error', 'folder.empty', name, `${name} holds no ${modality === 'image' ? 'images' : 'audio files'}.`)] : [];
  const columns = [
    { name: modality, samples: preview.slice(0, SAMPLES).map(([file]) => file!), distinctInSample: mediaFiles },
    { name: 'folder', samples: [...folders].slice(0, SAMPLES), distinctInSample: folders.size },
  ];
  return { ...empty, format: 'folder', columns, preview, guess: { [modality]: modality }, mediaFiles, problems };
}
