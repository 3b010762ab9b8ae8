import type { Database } from 'better-sqlite3';
import type { ExportSettings } from '../../../shared/contract/exporting';
import type { CardFacts } from '../../../shared/export/datasetCard';
import { SPLITS } from '../../../shared/domain/project';
import { describeSelection } from '../../../shared/report/describeSelection';
import { standingSeq } from '../gold/standingDecision';
import { clearSelectionTable, fillSelectionTable } from '../items/resolveSelection';
import { readLastSplit } from '../splits/lastSplit';
import type { PlannedFile } from './planExport';

/** What the card of an export says, of the items that are exported alone. */
export function readCardFacts(db: Database, settings: ExportSettings, files: readonly PlannedFile[], now: number): CardFacts {
  if (settings.selection === null) return readFacts(db, settings, files, settings.split === null ? 'true' : `item_id IN (SELECT item_id FROM item_state WHERE split = '${settings.split}')`, now);
  fillSelectionTable(db, Uint32Array.from(files.flatMap(({ ids }) => [...ids])));
  try {
    return readFacts(db, settings, files, 'item_id IN (SELECT item_id FROM temp.selection)', now);
  } finally {
    clearSelectionTable(db);
  }
}

/** `exported` is the condition under which an `item_id` is. */
function readFacts(db: Database, settings: ExportSettings, files: readonly PlannedFile[], exported: string, now: number): CardFacts {
  const stored = new Map(db.prepare<[], [string, string]>('SELECT key, value FROM project').raw().all());
  const number = (sql: string) => db.prepare<[], number>(sql).pluck().get()!;
  const schema = db.prepare<[], { version: number; json: string }>('SELECT version, json FROM label_schema_version ORDER BY version DESC LIMIT 1').get()!;
  const tallies = db.prepare<[], [split: string | null, classId: number | null, items: number]>(`SELECT split, gold_class_id, count(*) FROM item_state WHERE ${exported} GROUP BY split, gold_class_id`).raw().all();
  const used = new Set(tallies.map(([, classId]) => classId));
  const allClasses = db
    .prepare<[], { id: number; uid: string; name: string; definition: string; abstain: number; retired: number }>('SELECT id, uid, name, definition, abstain, retired FROM class ORDER BY position, id')
    .all();
  const classes = allClasses.filter(({ id, retired }) => !retired || used.has(id));
  const runs = new Map(db.prepare<[], [number, string]>('SELECT id, name FROM run').raw().all());
  const lastSplit = readLastSplit(db);
  const labels = `FROM current_label WHERE kind = 'label' AND ${exported}`;
  const names = db.prepare<[], string>(`SELECT name FROM annotator WHERE id IN (SELECT annotator_id ${labels}) ORDER BY id`).pluck().all();
  return {
    name: stored.get('name')!,
    modality: stored.get('modality')!,
    part: settings.selection && {
      words: describeSelection(settings.selection, { className: (uid) => allClasses.find((entry) => entry.uid === uid)?.name, runName: (id) => runs.get(id) }),
      of: number('SELECT count(*) FROM item_state'),
    },
    question: (JSON.parse(schema.json) as { question: string }).question,
    classes: classes.map(({ name, definition, abstain }) => ({ name, definition, abstain: abstain === 1 })),
    schemaVersion: schema.version,
    guidelineVersion: number('SELECT max(version) FROM guideline_version'),
    splits: (settings.split === null ? [...SPLITS, null] : [settings.split]).flatMap((split) => {
      const ofSplit = tallies.filter(([name]) => name === split);
      if (ofSplit.length === 0) return [];
      const count = (classId: number | null) => ofSplit.find(([, id]) => id === classId)?.[2] ?? 0;
      return [{ name: split ?? 'none', items: ofSplit.reduce((sum, [, , items]) => sum + items, 0), gold: classes.map(({ id }) => count(id)) }];
    }),
    annotations: number(`SELECT count(*) ${labels}`),
    annotators: { count: names.length, names: settings.what === 'gold' && !settings.history ? null : names },
    goldMethods: db
      .prepare<[], [string, number]>(`SELECT method, count(*) FROM gold_event stands WHERE decision = 'label' AND ${exported} AND seq = ${standingSeq('stands.item_id')} GROUP BY method ORDER BY method`)
      .raw()
      .all(),
    decidedWithout: { ambiguous: number(`SELECT count(*) FROM item_state WHERE decision = 'ambiguous' AND ${exported}`), nobodyRight: number(`SELECT count(*) FROM item_state WHERE decision = 'nobodyRight' AND ${exported}`) },
    autoLabels: settings.autoLabels === true && settings.what !== 'annotations' ? number(`SELECT count(*) FROM auto_label WHERE ${exported}`) : null,
    split: lastSplit,
    source: stored.get('source') ?? null,
    licence: stored.get('licence') ?? null,
    notice: stored.get('notice') ?? null,
    files: files.map(({ name }) => name),
    format: settings.format,
    escaped: settings.escapeFormulas,
    date: new Date(now).toISOString().slice(0, 10),
  };
}
