import { Button, Group, Modal, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useState } from 'react';
import type { Output } from '../../../shared/contract';
import { displayKeys } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { Problem } from '../../components/Problem';
import { useRead } from '../../data/queries';
import { services } from '../../data/services';
import classes from './ChangeClasses.module.css';
import { ChangeDone } from './ChangeDone';
import { SurgeryEffect } from './SurgeryEffect';
import { SurgeryFields } from './SurgeryFields';
import { choicesFor, startForm, SURGERIES, SURGERY_TEXT, type SurgeryForm, type SurgeryKind, toSurgery } from './surgeryForm';
import { closeSurgery, useSurgery } from './surgeryStore';

/** A pause in typing before what was typed is counted. */
const TYPING_MS = 200;

/** Changes what the classes mean, after showing what that does. `blocked`: why not now. */
export function ChangeClasses({ schema, blocked }: { readonly schema: Output<'labelSchema.get'>; readonly blocked: string | null }) {
  const opened = useSurgery((state) => state.opened);
  return (
    <Modal opened={opened !== null} onClose={closeSurgery} title="Change classes" size={1100} closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened && <Changes key={`${opened.kind} ${opened.uid}`} start={startForm(opened.kind, opened.uid)} schema={schema} blocked={blocked} />}
    </Modal>
  );
}

function Changes({ start, schema, blocked }: { readonly start: SurgeryForm; readonly schema: Output<'labelSchema.get'>; readonly blocked: string | null }) {
  const [form, setForm] = useState(start);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [done, setDone] = useState<Output<'surgery.apply'> | null>(null);
  const surgery = toSurgery(form, schema.classes);
  const wanted = JSON.stringify(surgery);
  const [settled] = useDebouncedValue(wanted, TYPING_MS);
  const isSettled = settled === wanted;
  const preview = useRead('surgery.preview', { surgery: surgery! }, { enabled: surgery !== null && isSettled && done === null });
  const shown = isSettled ? preview.data : undefined;
  const canApply = surgery !== null && blocked === null && shown !== undefined && shown.problems.length === 0 && !busy;

  const edit = (next: SurgeryForm) => {
    setRefusal(null);
    setForm(next);
  };
  const apply = async () => {
    if (!canApply) return;
    setBusy(true);
    setRefusal(null);
    try {
      setDone(await services.call('surgery.apply', { surgery }));
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^Digit([1-8])$/.exec(event.code)?.[1];
    if (event.altKey && digit !== undefined) {
      event.preventDefault();
      edit(startForm(SURGERIES[Number(digit) - 1]!));
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void apply();
    }
  };
  if (done) return <ChangeDone done={done} version={schema.version} />;
  return (
    <div onKeyDown={onKeyDown}>
      <div className={classes.columns}>
        <Kinds value={form.kind} onChange={(kind) => edit(startForm(kind))} />
        <div className={classes.fields} key={form.kind}>
          <p className={classes.text}>{SURGERY_TEXT[form.kind].text}</p>
          {form.kind !== 'abstainClass' && choicesFor(form.kind, schema.classes).length === 0 ? <p className={classes.text}>{form.kind === 'bringBack' ? 'No class is merged or retired.' : 'There are no classes yet.'}</p> : <SurgeryFields form={form} classes={schema.classes} onChange={edit} />}
        </div>
        <SurgeryEffect surgery={surgery} schema={schema.classes} preview={shown} failure={isSettled ? preview.error : null} />
      </div>
      {(blocked ?? refusal) !== null && <Problem title={blocked === null ? 'The classes were not changed' : 'Not now'}>{blocked ?? refusal}</Problem>}
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={closeSurgery} rightSection={<Keycap keys="Esc" />}>
          Leave
        </Button>
        <Button disabled={!canApply} loading={busy} onClick={() => void apply()} rightSection={<Keycap keys={displayKeys('mod+Enter')} />}>
          {SURGERY_TEXT[form.kind].action}
        </Button>
      </Group>
    </div>
  );
}

function Kinds({ value, onChange }: { readonly value: SurgeryKind; readonly onChange: (kind: SurgeryKind) => void }) {
  return (
    <div className={classes.kinds} role="group" aria-label="What to change">
      {SURGERIES.map((kind, index) => (
        <UnstyledButton key={kind} className={classes.kind} aria-pressed={kind === value} data-autofocus={kind === value || undefined} onClick={() => onChange(kind)}>
          <span>{SURGERY_TEXT[kind].title}</span>
          <Keycap keys={displayKeys(`alt+${index + 1}`)} />
        </UnstyledButton>
      ))}
    </div>
  );
}
