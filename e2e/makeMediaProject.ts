import fs from 'node:fs';
import path from 'node:path';
import { runGoldset } from './makeProject';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

/** A folder with two small pictures. */
export function makePictures(folder: string): string {
  const media = path.join(folder, 'pictures');
  fs.mkdirSync(media);
  for (const name of ['a.png', 'b.png']) fs.writeFileSync(path.join(media, name), PNG);
  return media;
}

/** A project whose pictures lie in a folder that is not below its own, as one that came from someone else. */
export function makeImageProjectElsewhere(folder: string): { readonly file: string; readonly media: string } {
  const media = makePictures(folder);
  const own = path.join(folder, 'project');
  fs.mkdirSync(own);
  const file = path.join(own, 'elsewhere.goldset');
  runGoldset('create', file, '--name', 'Elsewhere', '--modality', 'image');
  runGoldset('import', file, media, '--as', 'items');
  return { file, media };
}
