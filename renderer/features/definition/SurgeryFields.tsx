import { Checkbox, MultiSelect, Textarea, TextInput } from '@mantine/core';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { ClassChip } from '../../components/ClassChip';
import { ClassSelect, MOST_SHOWN } from './ClassSelect';
import { chooseClass, choicesFor, type SurgeryForm } from './surgeryForm';

export interface SurgeryFieldsProps {
  readonly form: SurgeryForm;
  readonly classes: readonly LabelClass[];
  readonly onChange: (form: SurgeryForm) => void;
}

/** What a kind of surgery has to know. */
export function SurgeryFields({ form, classes, onChange }: SurgeryFieldsProps) {
  const choices = choicesFor(form.kind, classes);
  const set = (change: Partial<SurgeryForm>) => onChange({ ...form, ...change });
  const choose = (change: Partial<Pick<SurgeryForm, 'uid' | 'other'>>) => onChange(chooseClass(form, change, classes));
  const one = (label: string) => <ClassSelect label={label} placeholder="Type its name" choices={choices} value={form.uid} onChange={(uid) => choose({ uid })} />;
  const name = (label: string) => <TextInput label={label} value={form.name} maxLength={10_000} dir="auto" onChange={(event) => set({ name: event.currentTarget.value })} />;
  const definition = <Textarea label="Definition" value={form.definition} autosize minRows={2} maxRows={5} maxLength={1_000_000} dir="auto" onChange={(event) => set({ definition: event.currentTarget.value })} />;

  switch (form.kind) {
    case 'merge':
      return (
        <>
          <Sources choices={choices.filter(({ uid }) => uid !== form.uid)} value={form.from} onChange={(from) => set({ from })} />
          <ClassSelect label="into" placeholder="Type its name" choices={choices.filter(({ uid }) => !form.from.includes(uid))} value={form.uid} onChange={(uid) => choose({ uid })} />
        </>
      );
    case 'split':
      return (
        <>
          {one('Split')}
          <Textarea label="into, one name a line" value={form.names} minRows={3} maxRows={8} autosize dir="auto" onChange={(event) => set({ names: event.currentTarget.value })} />
        </>
      );
    case 'rename':
      return (
        <>
          {one('Class')}
          {name('Name')}
          {definition}
          <Checkbox label="Its meaning changes" description="Answers so far may have meant something else and can be looked at again." checked={form.meaningChanged} onChange={(event) => set({ meaningChanged: event.currentTarget.checked })} />
        </>
      );
    case 'borderline':
      return (
        <>
          {one('Between')}
          <ClassSelect label="and" placeholder="Type its name" choices={choices.filter(({ uid }) => uid !== form.uid)} value={form.other} onChange={(other) => choose({ other })} />
          {name('Name of the new class')}
          {definition}
        </>
      );
    case 'abstainClass':
      return (
        <>
          {name('Name of the new class')}
          {definition}
        </>
      );
    case 'setAbstain': {
      const chosen = classes.find(({ uid }) => uid === form.uid);
      return (
        <>
          {one('Class')}
          {chosen && <p>{chosen.abstain ? 'It is an abstain class: make it an answer like any other.' : 'It is an answer: make it an abstain class, that is never right or wrong.'}</p>}
        </>
      );
    }
    case 'retire':
    case 'bringBack':
      return one('Class');
  }
}

function Sources({ choices, value, onChange }: { readonly choices: readonly LabelClass[]; readonly value: readonly string[]; readonly onChange: (uids: string[]) => void }) {
  const byUid = new Map(choices.map((entry) => [entry.uid, entry]));
  return (
    <MultiSelect
      label="Merge"
      placeholder={value.length === 0 ? 'Type a name; as many as you like' : ''}
      searchable
      selectFirstOptionOnChange
      limit={MOST_SHOWN}
      nothingFoundMessage="No class of this name"
      maxDropdownHeight={260}
      data={choices.map(({ uid, name }) => ({ value: uid, label: name }))}
      value={[...value]}
      onChange={onChange}
      renderOption={({ option }) => <ClassChip name={option.label} color={byUid.get(option.value)?.color ?? 'transparent'} />}
    />
  );
}
