import { Autocomplete, Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { QUESTION_HOTKEYS, type TagQuestion } from '../../../../shared/contract/tagReview';
import { ALL_ITEMS } from '../../../../shared/domain/itemQuery';
import { showFailure } from '../../../components/showFailure';
import { useRead } from '../../../data/queries';
import { services } from '../../../data/services';
import classes from './Look.module.css';

let lastKey = 'error';

/** A question more, also in the middle of looking. Its key is the first that is free, unless another one is chosen. */
export function AddQuestion({ questions, onAdded }: { readonly questions: readonly TagQuestion[]; readonly onAdded?: () => void }) {
  const [key, setKey] = useState(lastKey);
  const [value, setValue] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const keys = useRead('items.columns', {}).data?.tagKeys ?? [];
  const stats = useRead('items.columnStats', { query: ALL_ITEMS, column: `tag:${key}` }, { enabled: keys.includes(key) });
  const free = QUESTION_HOTKEYS.filter((hotkey) => !questions.some((question) => question.hotkey === hotkey));
  const hotkey = chosen !== null && (chosen === '' || free.includes(chosen)) ? chosen : (free[0] ?? '');
  const asked = new Set(questions.filter((question) => question.key === key).map((question) => question.value));
  const add = async () => {
    if (key === '' || value === '' || busy) return;
    setBusy(true);
    lastKey = key;
    try {
      await services.call('tagReview.addQuestion', { key, value, hotkey: hotkey === '' ? null : hotkey });
      setValue('');
      setChosen(null);
      onAdded?.();
    } catch (error) {
      showFailure('The question was not added', error);
    }
    setBusy(false);
  };
  return (
    <form
      className={classes.add}
      aria-label="Add a question"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Autocomplete label="Tag" placeholder="error" openOnFocus={false} data={keys} value={key} onChange={setKey} maxLength={1_000} dir="auto" />
      <Autocomplete label="Value" placeholder="blurred" openOnFocus={false} data-autofocus data={stats.data?.top.map((entry) => entry.value).filter((known) => !asked.has(known)) ?? []} value={value} onChange={setValue} maxLength={1_000} dir="auto" />
      <NativeSelect label="Key" value={hotkey} onChange={(event) => setChosen(event.currentTarget.value)} data={[...free.map((entry) => ({ value: entry, label: entry.toUpperCase() })), { value: '', label: 'none' }]} />
      <Button type="submit" variant="default" loading={busy} disabled={key === '' || value === ''}>
        Add
      </Button>
    </form>
  );
}
