import { getClassColor } from './classPalette';
import { CLASS_HOTKEYS, type LabelClass, type LabelSchema } from './labelSchema';

/** A class as it is asked for; colour and key are given. `uid` is the asker's, so that preview and change speak of the same class. */
export interface NewClass {
  readonly uid: string;
  readonly name: string;
  readonly definition: string;
}

export const CLASS_ROLES = ['answer', 'borderline', 'abstain'] as const;
export type ClassRole = (typeof CLASS_ROLES)[number];

/** One change of what the classes mean, by class uid. None of them touches what annotators gave: `applySurgery` says what it counts as. */
export type SchemaSurgery =
  | { readonly kind: 'merge'; readonly from: readonly string[]; readonly into: string }
  | { readonly kind: 'split'; readonly from: string; readonly into: readonly NewClass[] }
  /** `definition` null: stays as it is. `meaningChanged`: answers from before may have meant something else. */
  | { readonly kind: 'rename'; readonly uid: string; readonly name: string; readonly definition: string | null; readonly meaningChanged: boolean }
  | { readonly kind: 'retire'; readonly uid: string }
  /** `between`: the two classes that a borderline class lies between. */
  | { readonly kind: 'add'; readonly class: NewClass; readonly role: ClassRole; readonly between: readonly [string, string] | null }
  | { readonly kind: 'setAbstain'; readonly uid: string; readonly abstain: boolean }
  /** A retired or merged class takes answers again; answers once given with it count as it again. */
  | { readonly kind: 'bringBack'; readonly uid: string };

/** Which answers were given under another meaning: those with any of the classes; `together`: on items that have answers with each of them. */
export interface Relook {
  readonly classes: readonly string[];
  readonly together: boolean;
}

export interface SurgeryPlan {
  /** Why it cannot be done, one sentence each; empty when it can. */
  readonly problems: readonly string[];
  /** All classes afterwards, in order; as they were when there are problems. */
  readonly classes: readonly LabelClass[];
  /** Classes whose answers read or count differently afterwards. */
  readonly touched: readonly string[];
  /** What should be looked at again; null: nothing. */
  readonly relook: Relook | null;
}

type Classes = readonly LabelClass[];

/**
 * What a surgery makes of a label schema. Names of classes are compared code point by code point; a merged class keeps its name.
 * A class that others were merged into takes those along when it is merged itself, so `mergedInto` always names a class that stands.
 */
export function planSurgery({ classes }: Pick<LabelSchema, 'classes'>, surgery: SchemaSurgery): SurgeryPlan {
  const plan = plans[surgery.kind](classes, surgery as never);
  const problems = [...plan.problems];
  if (problems.length === 0 && !plan.classes.some(isAnswer) && classes.some(isAnswer)) problems.push('No class would be left to answer with.');
  return problems.length > 0 ? { problems, classes, touched: [], relook: null } : plan;
}

/** Whether annotators can answer with it, and the answer is one. */
function isAnswer({ retired, abstain }: LabelClass): boolean {
  return !retired && !abstain;
}

const plans: { readonly [K in SchemaSurgery['kind']]: (classes: Classes, surgery: Extract<SchemaSurgery, { kind: K }>) => SurgeryPlan } = {
  merge(classes, { from, into }) {
    const target = find(classes, into);
    const sources = [...new Set(from)].map((uid) => find(classes, uid));
    if (!target || sources.includes(undefined)) return refuse(UNKNOWN);
    if (sources.length === 0) return refuse('Choose the classes to merge.');
    const known = sources as LabelClass[];
    const problems = known.flatMap((source) => (source.uid === into ? [`“${source.name}” cannot be merged into itself.`] : tellMerged(classes, source)));
    problems.push(...tellMerged(classes, target));
    if (problems.length === 0 && target.retired) problems.push(`“${target.name}” is retired and takes no answers. Bring it back first, or merge into another class.`);
    const merged = new Set(known.map(({ uid }) => uid));
    return {
      problems,
      classes: classes.map((entry) => (merged.has(entry.uid) ? { ...entry, hotkey: null, retired: true, mergedInto: into } : merged.has(entry.mergedInto ?? '') ? { ...entry, mergedInto: into } : entry)),
      touched: [...merged],
      relook: null,
    };
  },
  split(classes, { from, into }) {
    const source = find(classes, from);
    if (!source) return refuse(UNKNOWN);
    const problems = tellMerged(classes, source);
    if (problems.length === 0 && source.retired) problems.push(`“${source.name}” is retired already.`);
    if (into.length < 2) problems.push('A class is split into at least two others.');
    problems.push(...tellNames(classes, into));
    const at = classes.indexOf(source);
    const rest = classes.map((entry) => (entry === source ? { ...entry, hotkey: null, retired: true } : entry));
    return { problems, classes: insertClasses(rest, at + 1, into, source.abstain ? 'abstain' : 'answer'), touched: [from], relook: { classes: [from], together: false } };
  },
  rename(classes, { uid, name, definition, meaningChanged }) {
    const entry = find(classes, uid);
    if (!entry) return refuse(UNKNOWN);
    const renamed = { ...entry, name, definition: definition ?? entry.definition };
    const problems = tellMerged(classes, entry);
    if (name !== entry.name) problems.push(...tellNames(classes, [renamed]));
    else if (renamed.definition === entry.definition && !meaningChanged) problems.push('The class has this name already.');
    return { problems, classes: replace(classes, renamed), touched: [uid], relook: meaningChanged ? { classes: [uid], together: false } : null };
  },
  retire(classes, { uid }) {
    const entry = find(classes, uid);
    if (!entry) return refuse(UNKNOWN);
    const problems = tellMerged(classes, entry);
    if (problems.length === 0 && entry.retired) problems.push(`“${entry.name}” is retired already.`);
    return { problems, classes: replace(classes, { ...entry, hotkey: null, retired: true }), touched: [uid], relook: { classes: [uid], together: false } };
  },
  add(classes, { class: added, role, between }) {
    const ends = (between ?? []).map((uid) => find(classes, uid));
    if (ends.includes(undefined)) return refuse(UNKNOWN);
    const known = ends as LabelClass[];
    const problems = [...tellNames(classes, [added]), ...known.flatMap((entry) => tellMerged(classes, entry))];
    if (between && role !== 'borderline') problems.push('Only a borderline class lies between two others.');
    if (between && between[0] === between[1]) problems.push('A borderline class lies between two different classes.');
    const at = between ? Math.min(...known.map((entry) => classes.indexOf(entry))) + 1 : classes.length;
    return { problems, classes: insertClasses(classes, at, [added], role), touched: [], relook: between ? { classes: between, together: true } : null };
  },
  setAbstain(classes, { uid, abstain }) {
    const entry = find(classes, uid);
    if (!entry) return refuse(UNKNOWN);
    const problems = tellMerged(classes, entry);
    if (problems.length === 0 && entry.abstain === abstain) problems.push(abstain ? `“${entry.name}” is an abstain class already.` : `“${entry.name}” is no abstain class.`);
    return { problems, classes: replace(classes, { ...entry, abstain }), touched: [uid], relook: null };
  },
  bringBack(classes, { uid }) {
    const entry = find(classes, uid);
    if (!entry) return refuse(UNKNOWN);
    const problems = entry.retired ? [] : [`“${entry.name}” is in use.`];
    return { problems, classes: replace(classes, { ...entry, hotkey: freeKeys(classes)[0] ?? null, retired: false, mergedInto: null }), touched: [uid], relook: null };
  },
};

const UNKNOWN = 'The label schema has no such class any more.';

function refuse(problem: string): SurgeryPlan {
  return { problems: [problem], classes: [], touched: [], relook: null };
}

function find(classes: Classes, uid: string): LabelClass | undefined {
  return classes.find((entry) => entry.uid === uid);
}

function replace(classes: Classes, changed: LabelClass): LabelClass[] {
  return classes.map((entry) => (entry.uid === changed.uid ? changed : entry));
}

function tellMerged(classes: Classes, { name, mergedInto }: LabelClass): string[] {
  const target = mergedInto ? find(classes, mergedInto) : undefined;
  return target ? [`“${name}” was merged into “${target.name}” already.`] : [];
}

/** What is wrong with the names of new classes. */
function tellNames(classes: Classes, added: readonly Pick<LabelClass, 'uid' | 'name'>[]): string[] {
  const problems: string[] = [];
  const taken = new Map(classes.filter(({ uid }) => !added.some((entry) => entry.uid === uid)).map((entry) => [entry.name, entry]));
  const seen = new Set<string>();
  for (const { name } of added) {
    const other = taken.get(name);
    if (name.trim() === '') problems.push('A class needs a name.');
    else if (seen.has(name)) problems.push(`Two of the classes would be called “${name}”.`);
    else if (other?.mergedInto) problems.push(`“${name}” is the name of a class that was merged into “${find(classes, other.mergedInto)?.name ?? ''}”. Bring it back, or choose another name.`);
    else if (other) problems.push(`Another class is called “${name}” already${other.retired ? ' (it is retired)' : ''}.`);
    seen.add(name);
  }
  return problems;
}

function insertClasses(classes: Classes, at: number, added: readonly NewClass[], role: ClassRole): LabelClass[] {
  const keys = freeKeys(classes);
  const colors = freeColors(classes, added.length);
  const made = added.map(({ uid, name, definition }, index): LabelClass => ({
    uid, name, color: colors[index]!, hotkey: keys[index] ?? null, definition, abstain: role === 'abstain', retired: false, ...(role === 'borderline' ? { borderline: true } : {}),
  }));
  return [...classes.slice(0, at), ...made, ...classes.slice(at)];
}

/** Keys that no class in use has. */
function freeKeys(classes: Classes): string[] {
  const used = new Set(classes.flatMap(({ hotkey, retired }) => (hotkey === null || retired ? [] : [hotkey])));
  return CLASS_HOTKEYS.filter((key) => !used.has(key));
}

function freeColors(classes: Classes, count: number): string[] {
  const used = new Set(classes.map(({ color }) => color));
  const free: string[] = [];
  for (let index = 0; free.length < count; index += 1) {
    const color = getClassColor(index);
    if (used.has(color)) continue;
    used.add(color);
    free.push(color);
  }
  return free;
}
