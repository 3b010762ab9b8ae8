import type { HandlerTable } from '../handler';
import { clearSelectionTable, fillSelectionTable, resolveSelection } from '../items/resolveSelection';
import { followTags } from '../tagReview/followTags';
import type { TagsUndo } from './undo';
import { addTag, findTag, removeTag } from './writeTags';

const SELECTED = { sql: 'SELECT item_id FROM temp.selection', params: [] };

export const tagsWrites: Pick<HandlerTable<'write'>, 'tags.change'> = {
  'tags.change': (db, { annotatorId, selection, key, value, action }, { operationSeq, now }) => {
    fillSelectionTable(db, resolveSelection(db, selection));
    // The items that change, and only they, are kept: undo touches no others. With them, what was answered where the tag is asked for.
    const { changes: changed } = db
      .prepare(
        `INSERT INTO operation_before (operation_seq, item_id, value)
         SELECT ?, item_id, (SELECT json_array(yes, drawn, looked, a.annotator_id, a.at) FROM tag_answer a JOIN tag_question q ON q.id = a.question_id WHERE q.key = ? AND q.value = ? AND a.item_id = selected.item_id) FROM temp.selection selected
         WHERE ${action === 'add' ? 'NOT EXISTS' : 'EXISTS'} (SELECT 1 FROM item_tag WHERE item_tag.item_id = selected.item_id AND tag_id = ?)`,
      )
      .run(operationSeq, key, value, findTag(db, key, value) ?? 0);
    if (action === 'add') addTag(db, key, value, SELECTED);
    else removeTag(db, key, value, SELECTED);
    clearSelectionTable(db);
    followTags(db, { now, annotatorId, lost: 'no' });
    const payload: TagsUndo = { key, value, action };
    const title = action === 'add' ? `Tagged ${changed} items ${key}=${value}` : `Took ${key}=${value} off ${changed} items`;
    return { output: { changed }, changed: ['tags', 'items', 'tagReview'], undo: { type: 'tags', payload, title, annotatorId } };
  },
};
