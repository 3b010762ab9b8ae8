import type { LabelClass } from '../../../shared/domain/labelSchema';
import type { SchemaDraft } from './schemaDraft';

/** What a later schema changes against an earlier one, one sentence a change; empty when they are equal. */
export function describeChanges(before: SchemaDraft, after: SchemaDraft): readonly string[] {
  const changes: string[] = [];
  if (before.question !== after.question) changes.push(before.question === '' ? `Question: “${after.question}”` : `Question: “${before.question}” becomes “${after.question}”`);
  const old = new Map(before.classes.map((entry) => [entry.uid, entry]));
  const kept = new Set(after.classes.map(({ uid }) => uid));
  for (const entry of after.classes) {
    const was = old.get(entry.uid);
    if (was && (was.mergedInto ?? null) !== (entry.mergedInto ?? null)) changes.push(describeMerge(was, entry, after));
    else if (was) changes.push(...describeClass(was, entry));
    else changes.push(`${entry.name || 'A class without a name'} is added`);
  }
  for (const entry of before.classes) if (!kept.has(entry.uid)) changes.push(`${entry.name} is removed`);
  const orderOf = (schema: SchemaDraft) => schema.classes.filter(({ uid }) => old.has(uid) && kept.has(uid)).map(({ uid }) => uid);
  if (orderOf(before).join() !== orderOf(after).join()) changes.push('The order changes');
  return changes;
}

function describeMerge(was: LabelClass, is: LabelClass, { classes }: SchemaDraft): string {
  const target = classes.find(({ uid }) => uid === is.mergedInto);
  return target ? `${was.name} is merged into ${target.name}` : `${is.name} is a class of its own again`;
}

function describeClass(was: LabelClass, is: LabelClass): readonly string[] {
  const changes: string[] = [];
  if (was.name !== is.name) changes.push(`${was.name} is renamed to ${is.name}`);
  if (was.hotkey !== is.hotkey) changes.push(`${is.name}: key ${showKey(was.hotkey)} becomes ${showKey(is.hotkey)}`);
  if (was.color !== is.color) changes.push(`${is.name}: another colour`);
  if (was.definition !== is.definition) changes.push(`${is.name}: another definition`);
  if (was.abstain !== is.abstain) changes.push(is.abstain ? `${is.name} becomes an abstain class` : `${is.name} is no longer an abstain class`);
  if (was.retired !== is.retired) changes.push(is.retired ? `${is.name} is retired: old answers stay, no new ones` : `${is.name} is in use again`);
  return changes;
}

const showKey = (key: string | null) => key?.toUpperCase() ?? 'none';
