import fs from 'node:fs/promises';
import path from 'node:path';
import { planColumns } from '../../../../shared/import/planColumns';
import { FatalProblem, makeProblem } from '../importProblem';
import type { Batch, FromImporter, ReadRequest } from '../importerMessages';
import { BatchBuilder } from '../map/batchBuilder';
import { scanFolder } from './scanFolder';

const FOLDER_COLUMN = 'folder';

/** Reads a folder of images or audio files: one item a file, its id the path; the first sub-folder's name as gold label or tag. */
export async function readFolder(request: ReadRequest, sendBatch: (batch: Batch) => Promise<void>): Promise<FromImporter> {
  const { modality, settings } = request;
  const name = path.basename(request.file);
  if (modality !== 'image' && modality !== 'audio') {
    throw new FatalProblem(makeProblem('error', 'folder.modality', name, `${name} is a folder. Folders are imported into projects of images or audio; the items of this project are of kind ${modality}. Nothing was imported.`));
  }
  if (settings.as !== 'items') throw new FatalProblem(makeProblem('error', 'folder.as', name, `${name} is a folder: it can be imported as items only.`));
  const root = await fs.realpath(request.file);
  const columns = [modality, FOLDER_COLUMN];
  const map = { [modality]: modality, gold: settings.folderNames === 'gold' ? FOLDER_COLUMN : '', split: '', id: '' };
  const plan = planColumns({
    settings: { as: 'items', map, tags: settings.folderNames === 'tag' ? [FOLDER_COLUMN] : [], noTags: [], features: null, probPrefix: null },
    modality,
    columns,
    guess: {},
  });
  const builder = new BatchBuilder({ request, file: name, plan, own: null, mediaRoots: [root], sendBatch });
  builder.addColumns(columns);
  let others = 0;
  let example = '';
  let seen = 0;
  for await (const entry of scanFolder(root)) {
    if ('why' in entry) builder.warn(makeProblem('warning', 'folder.skipped', name, `${entry.path} in ${name} was passed over: ${entry.why}.`, { found: entry.path }));
    else if (entry.kind !== modality) {
      others += 1;
      if (others === 1) example = entry.path;
    } else {
      const parts = entry.path.split('/');
      const folder = parts.length > 1 && settings.folderNames !== 'ignore' ? parts[0]! : null;
      builder.record([entry.path, folder], 0);
    }
    seen += 1;
    if (seen % 200 === 0) await builder.flush(seen);
  }
  if (others > 0) builder.warn(makeProblem('warning', 'folder.otherFiles', name, `${others} file${others === 1 ? '' : 's'} in ${name} (e.g. ${example}) ${others === 1 ? 'is' : 'are'} not ${modality === 'image' ? 'images' : 'audio'} by their bytes and ${others === 1 ? 'was' : 'were'} passed over.`, { found: example }));
  if (builder.rows === 0) builder.bad(makeProblem('error', 'folder.empty', name, `${name} holds no ${modality === 'image' ? 'images' : 'audio files'}. Nothing was imported.`));
  await builder.finish(seen);
  return {
    type: 'end',
    summary: {
      options: { format: 'folder', encoding: null, delimiter: null, header: null },
      columns,
      fields: plan.fields,
      rows: builder.rows + builder.badRows,
      unlistedWarnings: builder.unlistedWarnings,
      mediaRoots: [root],
    },
  };
}
