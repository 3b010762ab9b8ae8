import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { REFERENCE_METRICS, type ReferenceValue } from '../../../../shared/contract/runs';
import { METRIC_NAME } from '../../../../shared/domain/metricName';
import { useRead } from '../../../data/queries';
import { formatNumber } from '../../../format/formatNumber';
import { addReference, removeReference } from './runActions';
import classes from './Runs.module.css';

/** Numbers from elsewhere that a run can be compared with. */
export function References({ readOnly }: { readonly readOnly: boolean }) {
  const references = useRead('references.list', {}).data ?? [];
  return (
    <section className={classes.references} aria-label="Reference values">
      <h2>Reference values</h2>
      <p className={classes.facts}>A number from a paper, or one that is required: choose it as what a run is compared with.</p>
      <ul>
        {references.map(({ id, name, metric, value, source }) => (
          <li key={id}>
            <bdi className={classes.text} title={name}>
              {name}
            </bdi>
            <span>
              {METRIC_NAME[metric]} {formatNumber(value)}
            </span>
            <bdi className={`${classes.text} ${classes.muted}`} title={source}>
              {source}
            </bdi>
            <ActionIcon variant="subtle" color="gray" disabled={readOnly} aria-label={`Remove ${name}`} onClick={() => void removeReference(id)}>
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {!readOnly && <AddReference />}
    </section>
  );
}

function AddReference() {
  const [name, setName] = useState('');
  const [metric, setMetric] = useState<ReferenceValue['metric']>('accuracy');
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  const value = Number(text.replace(',', '.'));
  const isValid = text.trim() !== '' && Number.isFinite(value) && value >= -1 && value <= 1;
  return (
    <form
      className={classes.addReference}
      aria-label="Add a reference value"
      onSubmit={async (event) => {
        event.preventDefault();
        if (!isValid || name.trim() === '') return;
        if (!(await addReference({ name: name.trim(), metric, value, source: source.trim() }))) return;
        setName('');
        setText('');
        setSource('');
      }}
    >
      <TextInput aria-label="Name of the reference value" placeholder="Name, e.g. state of the art" dir="auto" maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <NativeSelect aria-label="Figure" value={metric} onChange={(event) => setMetric(event.currentTarget.value as ReferenceValue['metric'])} data={REFERENCE_METRICS.map((known) => ({ value: known, label: METRIC_NAME[known] }))} />
      <TextInput aria-label="Value, a fraction" placeholder="0.953" inputMode="decimal" error={text !== '' && !isValid} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <TextInput aria-label="Source" placeholder="Source" dir="auto" maxLength={500} value={source} onChange={(event) => setSource(event.currentTarget.value)} />
      <Button type="submit" variant="default" disabled={!isValid || name.trim() === ''}>
        Add
      </Button>
    </form>
  );
}
