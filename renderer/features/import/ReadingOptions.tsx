import { Fieldset, NativeSelect } from '@mantine/core';
import type { Inspection } from '../../../shared/contract/importing';
import classes from './Import.module.css';
import { changeSource, useImport } from './importStore';

const FORMATS = [
  { value: 'csv', label: 'CSV' },
  { value: 'tsv', label: 'TSV' },
  { value: 'jsonl', label: 'JSON Lines' },
  { value: 'json', label: 'JSON' },
  { value: 'parquet', label: 'Parquet' },
];
/** Labels of the Encoding Standard, commonest first. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1251', 'windows-1250', 'iso-8859-2', 'shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr', 'koi8-r', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256'];
export const DELIMITERS = [
  { value: ',', label: 'Comma  ,' },
  { value: ';', label: 'Semicolon  ;' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Pipe  |' },
];

/** How the bytes are read: as detected, and correctable; the preview follows. */
export function ReadingOptions({ inspection }: { readonly inspection: Inspection }) {
  const source = useImport((state) => state.draft.source);
  if (inspection.format === 'folder') return null;
  const isTable = inspection.format === 'csv' || inspection.format === 'tsv';
  const encoding = source.encoding ?? inspection.encoding ?? 'utf-8';
  const delimiter = source.delimiter ?? inspection.delimiter ?? ',';
  return (
    <Fieldset legend="How the file is read" variant="unstyled" className={classes.fieldset ?? ''}>
      <NativeSelect label="Format" data={FORMATS} value={inspection.format} onChange={(event) => changeSource({ format: event.currentTarget.value as 'csv', delimiter: null })} />
      {inspection.format !== 'parquet' && <NativeSelect label="Encoding" data={withPresent(ENCODINGS.map((value) => ({ value, label: value.toUpperCase() })), encoding)} value={encoding} onChange={(event) => changeSource({ encoding: event.currentTarget.value })} />}
      {isTable && (
        <>
          <NativeSelect label="Delimiter" data={withPresent(DELIMITERS, delimiter)} value={delimiter} onChange={(event) => changeSource({ delimiter: event.currentTarget.value })} />
          <NativeSelect
            label="First line"
            data={[
              { value: 'yes', label: 'Names of the columns' },
              { value: 'no', label: 'Already data' },
            ]}
            value={(source.header ?? inspection.header) ? 'yes' : 'no'}
            onChange={(event) => changeSource({ header: event.currentTarget.value === 'yes' })}
          />
        </>
      )}
    </Fieldset>
  );
}

/** The choices, with what was detected among them even where it is unusual. */
function withPresent(options: { value: string; label: string }[], present: string) {
  const known = options.some(({ value }) => value.toLowerCase() === present.toLowerCase());
  return known ? options.map((option) => (option.value.toLowerCase() === present.toLowerCase() ? { ...option, value: present } : option)) : [...options, { value: present, label: present }];
}
