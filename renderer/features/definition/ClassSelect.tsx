import { Select } from '@mantine/core';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { ClassChip } from '../../components/ClassChip';

/** More are found by typing. */
export const MOST_SHOWN = 100;

export interface ClassSelectProps {
  readonly label: string;
  readonly placeholder: string;
  readonly choices: readonly LabelClass[];
  readonly value: string | null;
  readonly onChange: (uid: string | null) => void;
}

/** One class, found by typing part of its name. */
export function ClassSelect({ label, placeholder, choices, value, onChange }: ClassSelectProps) {
  const byUid = new Map(choices.map((entry) => [entry.uid, entry]));
  return (
    <Select
      label={label}
      placeholder={placeholder}
      searchable
      selectFirstOptionOnChange
      limit={MOST_SHOWN}
      nothingFoundMessage="No class of this name"
      maxDropdownHeight={260}
      dir="auto"
      data={choices.map(({ uid, name }) => ({ value: uid, label: name }))}
      value={value}
      onChange={onChange}
      renderOption={({ option }) => <ClassChip name={option.label} color={byUid.get(option.value)?.color ?? 'transparent'} />}
    />
  );
}
