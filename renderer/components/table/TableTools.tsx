import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy, IconFileDownload } from '@tabler/icons-react';
import { formatCount } from '../../format/formatCount';
import { showFailure } from '../showFailure';
import { type PlainTable, toCsvText, toTabText } from './tableText';

/** Copies a table, or saves it as CSV. `table` is asked for when it is wanted. */
export function TableTools({ name, table }: { readonly name: string; readonly table: () => PlainTable }) {
  const copy = async () => {
    try {
      const made = table();
      await navigator.clipboard.writeText(toTabText(made));
      notifications.show({ message: `${name}: ${formatCount(made.rows.length, 'row')} copied.`, autoClose: 2_500 });
    } catch (error) {
      showFailure('The table was not copied', error);
    }
  };
  const save = async () => {
    try {
      const outcome = await window.goldset.saveText({ title: `Save: ${name}`, name: `${name.replaceAll(/[^\p{L}\p{N} .-]+/gu, ' ').trim().slice(0, 100) || 'table'}.csv`, text: toCsvText(table()) });
      if (outcome.state === 'failed') throw new Error(outcome.message);
      if (outcome.state === 'saved') notifications.show({ message: `${name} saved.`, autoClose: 2_500 });
    } catch (error) {
      showFailure('The table was not saved', error);
    }
  };
  return (
    <>
      <ActionIcon variant="subtle" color="gray" aria-label={`Copy: ${name}`} title="Copy as a table" onClick={() => void copy()}>
        <IconCopy size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={`Save as CSV: ${name}`} title="Save as CSV" onClick={() => void save()}>
        <IconFileDownload size={15} aria-hidden />
      </ActionIcon>
    </>
  );
}
