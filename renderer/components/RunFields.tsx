import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { findRunFaults, type RunForm } from './runForm';

interface Props {
  readonly form: RunForm;
  /** What the run is called where no name is typed. */
  readonly defaultName: string;
  readonly onChange: (change: Partial<RunForm>) => void;
}

/** Name of a run and what is worth knowing of the model behind it; all but the name may stay empty. */
export function RunFields({ form, defaultName, onChange }: Props) {
  const faults = findRunFaults(form);
  return (
    <>
      <TextInput label="Name of the run" placeholder={defaultName} dir="auto" maxLength={200} value={form.name} onChange={(event) => onChange({ name: event.currentTarget.value })} />
      <TextInput label="Model version" placeholder="2.1.0" error={faults.modelVersion} maxLength={60} value={form.modelVersion} onChange={(event) => onChange({ modelVersion: event.currentTarget.value })} />
      <TextInput label="Code version" placeholder="e.g. a commit" maxLength={500} value={form.codeVersion} onChange={(event) => onChange({ codeVersion: event.currentTarget.value })} />
      <Textarea label="Hyperparameters" description="One a line, name=value" autosize minRows={2} maxRows={8} error={faults.hyperparameters} value={form.hyperparameters} onChange={(event) => onChange({ hyperparameters: event.currentTarget.value })} />
      <TextInput label="Data snapshot" placeholder="What it was trained on" maxLength={500} dir="auto" value={form.dataSnapshot} onChange={(event) => onChange({ dataSnapshot: event.currentTarget.value })} />
      <NativeSelect
        label="Were these items in its training data?"
        description="Likely label errors can only be told where they were not"
        data={[
          { value: '', label: 'Not said' },
          { value: 'yes', label: 'No, all are out of sample' },
          { value: 'no', label: 'Yes, some or all' },
        ]}
        value={form.outOfSample}
        onChange={(event) => onChange({ outOfSample: event.currentTarget.value as RunForm['outOfSample'] })}
      />
      <Textarea label="Notes" autosize minRows={2} maxRows={8} dir="auto" value={form.notes} onChange={(event) => onChange({ notes: event.currentTarget.value })} />
    </>
  );
}
