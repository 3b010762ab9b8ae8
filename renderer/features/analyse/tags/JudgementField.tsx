import { useState } from 'react';
import type { TagRow } from '../../../../shared/contract/evaluation';
import { readJudgement } from './readJudgement';
import classes from './Tags.module.css';

interface Props<V> {
  readonly row: TagRow;
  readonly readOnly: boolean;
  readonly onChange: (value: V) => void;
}

const NAMES = { ease: 'Ease', importance: 'Importance' } as const;

/** Saved when it is left or Enter is pressed; Escape takes back what is typed. */
export function JudgementField({ row, field, readOnly, onChange }: Props<number | null> & { readonly field: 'ease' | 'importance' }) {
  const value = row[field];
  return (
    <Field
      field={field}
      label={`${NAMES[field]} of ${row.key}: ${row.value ?? 'no value'}`}
      shown={value === null ? '' : String(value)}
      placeholder="1"
      readOnly={readOnly}
      isValid={(text) => readJudgement(text) !== undefined}
      onTake={(text) => {
        const next = readJudgement(text);
        if (next !== undefined && next !== value) onChange(next);
      }}
    />
  );
}

export function NoteField({ row, readOnly, onChange }: Props<string>) {
  return <Field field="note" label={`Note on ${row.key}: ${row.value ?? 'no value'}`} shown={row.note} placeholder="" readOnly={readOnly} isValid={() => true} onTake={(text) => text !== row.note && onChange(text)} />;
}

interface FieldProps {
  readonly field: string;
  readonly label: string;
  readonly shown: string;
  readonly placeholder: string;
  readonly readOnly: boolean;
  readonly isValid: (text: string) => boolean;
  readonly onTake: (text: string) => void;
}

function Field({ field, label, shown, placeholder, readOnly, isValid, onTake }: FieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const isNote = field === 'note';
  const take = () => {
    if (typed !== null) onTake(typed);
    setTyped(null);
  };
  return (
    <input
      className={classes.field}
      data-field={field}
      data-note={isNote || undefined}
      aria-label={label}
      aria-invalid={typed !== null && !isValid(typed)}
      title={isNote && shown !== '' ? shown : undefined}
      dir={isNote ? 'auto' : undefined}
      inputMode={isNote ? 'text' : 'decimal'}
      placeholder={placeholder}
      readOnly={readOnly}
      tabIndex={0}
      value={typed ?? shown}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
