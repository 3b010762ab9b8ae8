import path from 'node:path';
import type { ProjectInfo } from '../../../shared/contract/project';
import type { Modality } from '../../../shared/domain/project';
import type { OpenProject } from '../service';

/** What the top bar and Home say about a project. Counts come from indexes and counters: quick at a million items. */
export function getProjectInfo({ db, path: file, readOnly, canRestore = false, backupProblem = null }: OpenProject): ProjectInfo {
  const value = db.prepare<[string], string>('SELECT value FROM project WHERE key = ?').pluck();
  const count = (sql: string) => db.prepare<[], number>(sql).pluck().get()!;
  return {
    uid: value.get('uid')!,
    name: value.get('name')!,
    modality: value.get('modality') as Modality,
    fileName: path.basename(file),
    items: count('SELECT count(*) FROM item_state'),
    annotations: count('SELECT coalesce(sum(labels), 0) FROM annotator_count'),
    gold: count('SELECT count(*) FROM item_state WHERE gold_class_id IS NOT NULL'),
    schemaVersion: count('SELECT max(version) FROM label_schema_version'),
    guidelineVersion: count('SELECT max(version) FROM guideline_version'),
    readOnly,
    canRestore,
    backupProblem,
    blind: value.get('blind') !== '0',
    notice: value.get('notice') ?? null,
  };
}
