import type { Database } from 'better-sqlite3';
import type { Output } from '../../../shared/contract';
import type { Modality } from '../../../shared/domain/project';

/** What the items numbered `from` to `from + count - 1` hold: texts, or the fields of table rows. Pictures and sounds are files and not in the project. */
export function readContents(db: Database, from: number, count: number): Output<'training.contents'> {
  const modality = db.prepare<[], string>("SELECT value FROM project WHERE key = 'modality'").pluck().get() as Modality;
  if (modality === 'image' || modality === 'audio') return { texts: [], rows: [] };
  const texts = db.prepare<[number, number], string>('SELECT content FROM item WHERE id >= ? AND id < ? ORDER BY id').pluck().all(from, from + count);
  return modality === 'text' ? { texts, rows: [] } : { texts: [], rows: texts.map((content) => JSON.parse(content) as [string, string][]) };
}
