import type { Database } from 'better-sqlite3';
import { createRandom } from '../../../shared/sampling/random';
import { ImportedAnnotations } from '../annotations/importedAnnotations';
import { addAnnotator } from '../annotators/queries';
import { addClasses } from '../labelSchema/addClasses';

export interface TestLabels {
  readonly items: number;
  readonly answersAnItem: number;
  readonly annotators: number;
  readonly classes: readonly string[];
  readonly seed: number;
}

/**
 * Puts items with real annotations (log, chain and all that is derived) into a project: an item's answers are its own class four times
 * of five, else any; every third item has its class as gold. Returns the uid of each class, in order. Also for benchmarks.
 */
export function addTestLabels(db: Database, { items, answersAnItem, annotators, classes, seed }: TestLabels): string[] {
  const random = createRandom(seed);
  return db.transaction(() => {
    const ids = [...addClasses(db, classes, 0).values()];
    const people = Array.from({ length: annotators }, (_, index) => addAnnotator(db, { name: `Annotator ${index + 1}`, role: 'annotator', imported: index % 4 === 3, now: 0 }));
    const item = db.prepare('INSERT INTO item (id, external_id, content) VALUES (?, ?, ?)');
    const state = db.prepare('INSERT INTO item_state (item_id) VALUES (?)');
    const search = db.prepare('INSERT INTO item_search (rowid, words) VALUES (?, ?)');
    const decide = db.prepare("INSERT INTO gold_event (uid, item_id, decision, class_id, method, by, schema_version, created_at) VALUES ('gold-' || ?, ?, 'label', ?, 'imported', 'import', 1, 0)");
    const gold = db.prepare("UPDATE item_state SET gold_class_id = ?, decision = 'label' WHERE item_id = ?");
    const imported = new ImportedAnnotations(db);
    for (let itemId = 1; itemId <= items; itemId += 1) {
      const own = ids[random.nextBelow(ids.length)]!;
      item.run(itemId, `i${itemId}`, `text ${itemId}`);
      state.run(itemId);
      search.run(itemId, `text ${itemId}`);
      if (itemId % 3 === 0) {
        decide.run(itemId, itemId, own);
        gold.run(own, itemId);
      }
      const first = random.nextBelow(annotators);
      for (let answer = 0; answer < answersAnItem; answer += 1) {
        const classId = random.nextBelow(5) === 0 ? ids[random.nextBelow(ids.length)]! : own;
        imported.append({ itemId, annotatorId: people[(first + answer) % annotators]!, kind: 'label', classId, note: '', createdAt: 1_000 + itemId, durationMs: null });
      }
    }
    imported.finish();
    return db.prepare<[], string>('SELECT uid FROM class ORDER BY position').pluck().all();
  })();
}
