import type { Database } from 'better-sqlite3';
import type { OlderMeaning } from '../../../shared/contract/surgery';
import { listLabelSchemas, type SchemaVersion } from '../labelSchema/queries';
import { findOlderAnswers, type OlderAnswers } from './olderAnswers';

type Change = Extract<SchemaVersion['change'], { kind: 'surgery' }>;

/** Answers given before a change of meaning, for each change that was not taken back, newest first. */
export function listOlder(db: Database): OlderMeaning[] {
  const people = new Map(db.prepare<[], { id: number; name: string; imported: number }>('SELECT id, name, imported FROM annotator').all().map((row) => [row.id, row]));
  return changesOfMeaning(db).map(({ version, classes, change }) => {
    const older = findOlderAnswers(db, change.relook!, classes, version);
    const itemsOf = groupByAnnotator(older);
    return {
      version,
      annotations: older.itemIds.length,
      items: new Set(older.itemIds).size,
      annotators: [...itemsOf].sort(([a], [b]) => a - b).map(([id, items]) => ({ id, name: people.get(id)!.name, imported: people.get(id)!.imported === 1, items: items.length })),
    };
  });
}

/** The version and its change; undefined where that version changed no meaning, or was taken back. */
export function findChangeOfMeaning(db: Database, version: number): (SchemaVersion & { change: Change }) | undefined {
  return changesOfMeaning(db).find((entry) => entry.version === version);
}

export function groupByAnnotator({ itemIds, annotatorIds }: OlderAnswers): Map<number, number[]> {
  const itemsOf = new Map<number, number[]>();
  annotatorIds.forEach((annotatorId, at) => {
    const items = itemsOf.get(annotatorId);
    if (items) items.push(itemIds[at]!);
    else itemsOf.set(annotatorId, [itemIds[at]!]);
  });
  return itemsOf;
}

function changesOfMeaning(db: Database): (SchemaVersion & { change: Change })[] {
  const versions = listLabelSchemas(db);
  const undone = new Set(versions.flatMap(({ change }) => (change?.kind === 'undo' ? [change.version] : [])));
  return versions.filter((entry): entry is SchemaVersion & { change: Change } => entry.change?.kind === 'surgery' && entry.change.relook !== null && !undone.has(entry.version));
}
