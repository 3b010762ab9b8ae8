import type { ImportSettings } from '../../../shared/contract/importing';
import type { Staging } from './staging';

const ROWS_A_STEP = 20_000;

/**
 * A column that turned out to have too many values is no tag: rows that came before that was known get the value as metadata
 * (`keep`), and the tags go. Several values are joined as the file's separator says; without one they were a JSON list and are one again.
 */
export async function demoteTags(staging: Staging, columns: ReadonlyMap<string, { readonly keep: boolean }>, settings: ImportSettings, pause: () => Promise<void>): Promise<void> {
  const { db } = staging;
  const last = db.prepare<[], number | null>('SELECT max(id) FROM s_item').pluck().get() ?? 0;
  for (const [column, { keep }] of columns) {
    if (keep) {
      const move = db.prepare(
        `UPDATE s_item SET metadata = json_insert(coalesce(metadata, '[]'), '$[#]', json_array(@column,
           (SELECT iif(@separator IS NULL AND count(*) > 1, json_group_array(t.value), group_concat(t.value, @separator)) FROM s_set_tag s JOIN s_tag t ON t.id = s.tag_id WHERE s.set_id = s_item.tag_set AND t.key = @column)))
         WHERE id BETWEEN @from AND @to AND tag_set IN (SELECT s.set_id FROM s_set_tag s JOIN s_tag t ON t.id = s.tag_id WHERE t.key = @column)`,
      );
      for (let from = 0; from <= last; from += ROWS_A_STEP) {
        move.run({ column, separator: settings.tagSeparator, from, to: from + ROWS_A_STEP - 1 });
        await pause();
      }
    }
    db.prepare('DELETE FROM s_set_tag WHERE tag_id IN (SELECT id FROM s_tag WHERE key = ?)').run(column);
    db.prepare('DELETE FROM s_tag WHERE key = ?').run(column);
  }
}
