import type { Database } from 'better-sqlite3';
import type { MergeConflict } from '../../../shared/contract/packages';
import { assignHotkeys } from '../../../shared/domain/hotkeys';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { isClassUsed } from '../labelSchema/queries';
import { saveLabelSchema } from '../labelSchema/saveLabelSchema';
import { distinctNames } from './copyName';
import type { ForeignFile } from './foreignFile';
import { nameOf } from './mergeAnnotators';

interface Version {
  readonly version: number;
  readonly json: string;
  readonly created_at: number;
  readonly change: string | null;
}
interface Stored {
  readonly question: string;
  readonly classes: readonly LabelClass[];
}

/**
 * Brings the classes of a copy into ours, matched by uid, and gives each of the file's classes its row. Where only the copy went on
 * changing the schema, its versions follow ours. Where both did, ours stays and classes that it lacks are added; what differs
 * otherwise is returned, to be told. Two classes that were given one name count as one. A package changes nothing.
 */
export function mergeLabelSchema(db: Database, file: ForeignFile, now: number): { readonly added: string[]; readonly conflicts: MergeConflict[] } {
  const classes = file.table('class');
  const before = new Set(db.prepare<[], string>('SELECT uid FROM class').pluck().all());
  const conflicts = file.summary.kind === 'package' ? [] : mergeVersions(db, file, now);
  if (file.summary.kind === 'copy') addUnlisted(db, file);
  db.exec(`UPDATE ${classes} SET our_id = (SELECT id FROM class ours WHERE ours.uid = ${nameOf(classes)}.uid)`);
  const added = db.prepare<[], { uid: string; name: string }>('SELECT uid, name FROM class ORDER BY position, id').all().filter(({ uid }) => !before.has(uid));
  return { added: added.map(({ name }) => name), conflicts };
}

function mergeVersions(db: Database, file: ForeignFile, now: number): MergeConflict[] {
  const query = 'SELECT version, json, created_at, change FROM';
  const ours = db.prepare<[], Version>(`${query} label_schema_version ORDER BY version`).all();
  const theirs = db.prepare<[], Version>(`${query} ${file.table('schema_version')} ORDER BY version`).all();
  let common = 0;
  while (common < ours.length && common < theirs.length && isSame(ours[common]!, theirs[common]!)) common += 1;
  if (common === theirs.length && !bringsRemoved(db, file)) return [];
  if (common < theirs.length && common === ours.length && theirs.slice(common).every((version) => canFollow(db, parse(ours.at(-1)!), parse(version)))) {
    for (const version of theirs.slice(common)) follow(db, version, now);
    rememberBase(db, file.summary.project.schemaMergeBase);
    return [];
  }
  const base = Math.min(common, readBase(db) ?? common, file.summary.project.schemaMergeBase ?? common);
  const conflicts = unite(db, file, { base: base === 0 ? [] : parse(ours[base - 1]!).classes, baseVersion: base, ours: parse(ours.at(-1)!), theirs: parse(theirs.at(-1)!), now });
  return [...conflicts, ...tellOwnVersions(db, file, common)];
}

const isSame = (a: Version, b: Version) => a.version === b.version && a.json === b.json && a.change === b.change;
const parse = ({ json }: Version) => JSON.parse(json) as Stored;

/** Numbers of versions beyond the common one mean others there than here; an answer keeps the number that it was given under. */
function tellOwnVersions(db: Database, { name, table }: ForeignFile, common: number): MergeConflict[] {
  const count = db.prepare<[number], number>(`SELECT count(*) FROM ${table('event')} s WHERE schema_version > ? AND NOT EXISTS (SELECT 1 FROM annotation a WHERE a.uid = s.uid)`).pluck().get(common)!;
  if (count === 0) return [];
  return [toConflict([], `${count} annotations of ${name} were given under versions of the label schema that only it has (later than version ${common}). They keep the numbers of those versions: agreement by version and what was given before a change compare them by number with the versions here.`)];
}

/** Whether answers or decisions of the copy speak of a class that was removed here, as nothing here spoke of it. */
function bringsRemoved(db: Database, file: ForeignFile): boolean {
  return db.prepare(`SELECT 1 FROM ${file.table('class')} s WHERE uid NOT IN (SELECT uid FROM class) AND ifnull(merged_into, uid) NOT IN (SELECT uid FROM class) AND ${isUsedThere(file)} LIMIT 1`).get() !== undefined;
}

/** SQL: whether the class `s` of the file has answers or decisions there. */
function isUsedThere({ table }: ForeignFile): string {
  return `(EXISTS (SELECT 1 FROM ${table('event')} e WHERE e.class_id = s.id) OR EXISTS (SELECT 1 FROM ${table('gold')} g WHERE g.class_id = s.id))`;
}

/** Whether a version of the copy keeps every class that something here speaks of. */
function canFollow(db: Database, ours: Stored, theirs: Stored): boolean {
  const kept = new Set(theirs.classes.map(({ uid }) => uid));
  return ours.classes.every(({ uid }) => kept.has(uid) || !isClassUsed(db, uid));
}

/** Takes over one version as it is. */
function follow(db: Database, { version, json, created_at: createdAt, change }: Version, now: number): void {
  saveLabelSchema(db, JSON.parse(json) as Stored, now);
  db.prepare('INSERT INTO label_schema_version (version, json, created_at, change) VALUES (?, ?, ?, ?) ON CONFLICT (version) DO UPDATE SET json = excluded.json, created_at = excluded.created_at, change = excluded.change').run(version, json, createdAt, change);
}

interface Union {
  readonly base: readonly LabelClass[];
  readonly baseVersion: number;
  readonly ours: Stored;
  readonly theirs: Stored;
  readonly now: number;
}

/** Both went on from a common version: all classes of both, those of that version first, the others by uid, so that the order is the same whatever is merged first. */
function unite(db: Database, file: ForeignFile, { base, baseVersion, ours, theirs, now }: Union): MergeConflict[] {
  const known = new Map(ours.classes.map((entry) => [entry.uid, entry]));
  const conflicts = theirs.classes.flatMap((entry) => describeDifference(known.get(entry.uid), entry, file.name));
  if (ours.question !== theirs.question) conflicts.push(toConflict([ours.question, theirs.question], `The question is “${ours.question}” here and “${theirs.question}” in ${file.name}. It stays as it is here.`));
  const first = new Set(base.map(({ uid }) => uid));
  const all = [...ours.classes, ...theirs.classes.filter(({ uid }) => !known.has(uid))];
  const later = all.filter(({ uid }) => !first.has(uid)).sort((a, b) => (a.uid < b.uid ? -1 : 1));
  const names = distinctNames(all);
  const taken = new Set(ours.classes.flatMap(({ hotkey, retired }) => (retired ? [] : (hotkey ?? []))));
  const classes = [...putBack(all.filter(({ uid }) => first.has(uid)), { base, present: known }), ...later].map((entry) => {
    const { name, first: stands } = names.get(entry.uid)!;
    const named = { ...entry, name, hotkey: known.has(entry.uid) || entry.hotkey === null || !taken.has(entry.hotkey) ? entry.hotkey : null };
    return stands === entry.uid ? named : { ...named, hotkey: null, retired: true, mergedInto: stands };
  });
  saveLabelSchema(db, { question: ours.question, classes: assignHotkeys(flatten(classes)) }, now);
  rememberBase(db, baseVersion);
  return conflicts;
}

/** Classes of the base, with those that are not present any more behind what they stood behind there: as in a copy that never removed them. */
function putBack(classes: readonly LabelClass[], { base, present }: { readonly base: readonly LabelClass[]; readonly present: ReadonlyMap<string, LabelClass> }): LabelClass[] {
  const placed = classes.filter(({ uid }) => present.has(uid));
  const removed = new Map(classes.filter(({ uid }) => !present.has(uid)).map((entry) => [entry.uid, entry]));
  base.forEach(({ uid }, index) => {
    const entry = removed.get(uid);
    if (entry) placed.splice(placed.findIndex((other) => other.uid === base[index - 1]?.uid) + 1, 0, entry);
  });
  return placed;
}

/** `mergedInto` names a class that is not merged itself. */
function flatten(classes: readonly LabelClass[]): LabelClass[] {
  const into = new Map(classes.flatMap(({ uid, mergedInto }) => (mergedInto ? [[uid, mergedInto]] : [])));
  return classes.map((entry) => {
    let target = entry.mergedInto ?? null;
    for (let steps = 0; target !== null && into.has(target) && steps < classes.length; steps += 1) target = into.get(target)!;
    return target === (entry.mergedInto ?? null) ? entry : { ...entry, mergedInto: target };
  });
}

function describeDifference(ours: LabelClass | undefined, theirs: LabelClass, file: string): MergeConflict[] {
  if (!ours) return [];
  const parts: string[] = [];
  if (ours.name !== theirs.name) parts.push(`is called “${theirs.name}”`);
  if (ours.retired !== theirs.retired) parts.push(theirs.retired ? 'is retired' : 'is not retired');
  if (ours.definition !== theirs.definition) parts.push('has another definition');
  if (ours.abstain !== theirs.abstain) parts.push(theirs.abstain ? 'is an abstain class' : 'is no abstain class');
  if ((ours.mergedInto ?? null) !== (theirs.mergedInto ?? null)) parts.push('counts as another class');
  return parts.length === 0 ? [] : [toConflict([ours.name, theirs.name], `The class “${ours.name}” ${parts.join(' and ')} in ${file}. It stays as it is here.`)];
}

const toConflict = (answers: string[], message: string): MergeConflict => ({ kind: 'labelSchema', item: null, annotator: null, answers, message });

/** Classes that no schema lists stand for one that it does. Those that nothing there speaks of are not needed: here they were removed. */
function addUnlisted(db: Database, file: ForeignFile): void {
  db.exec(`
INSERT INTO class (uid, name, color, hotkey, definition, abstain, retired, position, merged_into)
  SELECT uid, name || ' (' || uid || ')', color, NULL, definition, abstain, 1, (SELECT count(*) FROM class), (SELECT ifnull(target.merged_into, target.id) FROM class target WHERE target.uid = s.merged_into)
  FROM ${file.table('class')} s WHERE uid NOT IN (SELECT uid FROM class) AND ${isUsedThere(file)} ORDER BY uid`);
}

/** The last version that all copies merged so far have in common: the order of later classes hangs on it. */
function readBase(db: Database): number | null {
  const value = db.prepare<[], string>("SELECT value FROM project WHERE key = 'schemaMergeBase'").pluck().get();
  return value === undefined ? null : Number(value);
}

function rememberBase(db: Database, base: number | null): void {
  if (base === null) return;
  const least = Math.min(base, readBase(db) ?? base);
  db.prepare("INSERT INTO project (key, value) VALUES ('schemaMergeBase', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value").run(String(least));
}
