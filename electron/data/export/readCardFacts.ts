import type { Database } from 'better-sqlite3';
import type { ExportSettings } from '../../../shared/contract/exporting';
import type { CardFacts } from '../../../shared/export/datasetCard';
import { SPLITS } from '../../../shared/domain/project';
import { standingSeq } from '../gold/standingDecision';
import { readLastSplit } from '../splits/lastSplit';

/** What the card of an export says, of the split that is exported where it is one. `files` are the names of the files beside it. */
export function readCardFacts(db: Database, settings: ExportSettings, files: readonly string[], now: number): CardFacts {
  const stored = new Map(db.prepare<[], [string, string]>('SELECT key, value FROM project').raw().all());
  const number = (sql: string) => db.prepare<[], number>(sql).pluck().get()!;
  const schema = db.prepare<[], { version: number; json: string }>('SELECT version, json FROM label_schema_version ORDER BY version DESC LIMIT 1').get()!;
  const tallies = db.prepare<[], [split: string | null, classId: number | null, items: number]>('SELECT split, gold_class_id, count(*) FROM item_state GROUP BY split, gold_class_id').raw().all();
  const used = new Set(tallies.map(([, classId]) => classId));
  const classes = db
    .prepare<[], { id: number; name: string; definition: string; abstain: number; retired: number }>('SELECT id, name, definition, abstain, retired FROM class ORDER BY position, id')
    .all()
    .filter(({ id, retired }) => !retired || used.has(id));
  const lastSplit = readLastSplit(db);
  const exported = settings.split === null ? 'true' : `item_id IN (SELECT item_id FROM item_state WHERE split = '${settings.split}')`;
  const labels = `FROM current_label WHERE kind = 'label' AND ${exported}`;
  const names = db.prepare<[], string>(`SELECT name FROM annotator WHERE id IN (SELECT annotator_id ${labels}) ORDER BY id`).pluck().all();
  return {
    name: stored.get('name')!,
    modality: stored.get('modality')!,
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
    split: lastSplit,
    source: stored.get('source') ?? null,
    licence: stored.get('licence') ?? null,
    notice: stored.get('notice') ?? null,
    files,
    format: settings.format,
    escaped: settings.escapeFormulas,
    date: new Date(now).toISOString().slice(0, 10),
  };
}
