import { ulid } from 'ulid';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import type { SchemaSurgery } from '../../../shared/domain/schemaSurgery';

export const SURGERIES = ['merge', 'split', 'rename', 'retire', 'borderline', 'abstainClass', 'setAbstain', 'bringBack'] as const;
export type SurgeryKind = (typeof SURGERIES)[number];

/** Each kind as the dialog offers it. `action` is what the button says. */
export const SURGERY_TEXT: Readonly<Record<SurgeryKind, { readonly title: string; readonly text: string; readonly action: string }>> = {
  merge: { title: 'Merge classes', text: 'Their answers count as one class. What was given is kept.', action: 'Merge classes' },
  split: { title: 'Split a class', text: 'New classes take its place; its answers can be looked at again.', action: 'Split the class' },
  rename: { title: 'Rename or redefine', text: 'Another name, or another meaning under the same one.', action: 'Change the class' },
  retire: { title: 'Retire a class', text: 'Keeps its answers and takes no new ones.', action: 'Retire the class' },
  borderline: { title: 'Add a borderline class', text: 'For items that lie between two classes.', action: 'Add the class' },
  abstainClass: { title: 'Add an abstain class', text: 'For items that have no answer: [unintelligible].', action: 'Add the class' },
  setAbstain: { title: 'Count or not count', text: 'Whether answers with a class are right or wrong.', action: 'Change the class' },
  bringBack: { title: 'Bring a class back', text: 'One that was merged or retired.', action: 'Bring it back' },
};

export interface SurgeryForm {
  readonly kind: SurgeryKind;
  /** Classes to be merged. */
  readonly from: readonly string[];
  /** The class that it is about: into which is merged, which is split … */
  readonly uid: string | null;
  /** The second class that a borderline class lies next to. */
  readonly other: string | null;
  readonly name: string;
  /** Parts of a split, one a line. */
  readonly names: string;
  readonly definition: string;
  readonly meaningChanged: boolean;
  /** For new classes: the same in preview and change. */
  readonly uids: readonly string[];
}

const MOST_PARTS = 100;

export function startForm(kind: SurgeryKind, uid: string | null = null): SurgeryForm {
  return { kind, from: [], uid, other: null, name: kind === 'abstainClass' ? '[unintelligible]' : '', names: '', definition: '', meaningChanged: false, uids: Array.from({ length: MOST_PARTS }, () => ulid()) };
}

/** Which classes a kind of surgery can be about. */
export function choicesFor(kind: SurgeryKind, classes: readonly LabelClass[]): readonly LabelClass[] {
  switch (kind) {
    case 'merge':
    case 'borderline':
    case 'split':
    case 'retire':
      return classes.filter(({ retired }) => !retired);
    case 'rename':
    case 'setAbstain':
      return classes.filter(({ mergedInto }) => !mergedInto);
    case 'bringBack':
      return classes.filter(({ retired }) => retired);
    case 'abstainClass':
      return [];
  }
}

/** A class was chosen: fields that follow from it are filled. */
export function chooseClass(form: SurgeryForm, change: Partial<Pick<SurgeryForm, 'uid' | 'other'>>, classes: readonly LabelClass[]): SurgeryForm {
  const next = { ...form, ...change };
  const nameOf = (uid: string | null) => classes.find((entry) => entry.uid === uid);
  if (form.kind === 'rename') return { ...next, name: nameOf(next.uid)?.name ?? '', definition: nameOf(next.uid)?.definition ?? '' };
  if (form.kind === 'merge') return { ...next, from: next.from.filter((uid) => uid !== next.uid) };
  if (form.kind !== 'borderline') return next;
  const suggested = ({ uid, other }: SurgeryForm) => (nameOf(uid) && nameOf(other) ? `${nameOf(uid)!.name} or ${nameOf(other)!.name}` : '');
  return form.name === suggested(form) ? { ...next, name: suggested(next) } : next;
}

/** The surgery that the form asks for; null while something is missing. */
export function toSurgery(form: SurgeryForm, classes: readonly LabelClass[]): SchemaSurgery | null {
  const { kind, from, uid, other, meaningChanged, uids } = form;
  const chosen = classes.find((entry) => entry.uid === uid);
  const name = form.name.trim();
  switch (kind) {
    case 'merge':
      return chosen && from.length > 0 ? { kind, from: [...from], into: chosen.uid } : null;
    case 'split': {
      const names = form.names.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '').slice(0, MOST_PARTS);
      return chosen && names.length > 1 ? { kind, from: chosen.uid, into: names.map((part, index) => ({ uid: uids[index]!, name: part, definition: '' })) } : null;
    }
    case 'rename': {
      if (!chosen || name === '') return null;
      const definition = form.definition === chosen.definition ? null : form.definition;
      return name === chosen.name && definition === null && !meaningChanged ? null : { kind, uid: chosen.uid, name, definition, meaningChanged };
    }
    case 'borderline':
      return chosen && other !== null && other !== uid && name !== '' ? { kind: 'add', class: { uid: uids[0]!, name, definition: form.definition }, role: 'borderline', between: [chosen.uid, other] } : null;
    case 'abstainClass':
      return name === '' ? null : { kind: 'add', class: { uid: uids[0]!, name, definition: form.definition }, role: 'abstain', between: null };
    case 'setAbstain':
      return chosen ? { kind, uid: chosen.uid, abstain: !chosen.abstain } : null;
    case 'retire':
    case 'bringBack':
      return chosen ? { kind, uid: chosen.uid } : null;
  }
}
