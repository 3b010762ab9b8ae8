import { Modal } from '@mantine/core';
import { QueueForm } from '../../components/bulk/QueueForm';
import { TagForm } from '../../components/bulk/TagForm';
import { formatCount } from '../../format/formatCount';
import { labelQueue } from '../../state/app';
import { createQueue, tagItems } from './bulkActions';
import { openDialog, useData } from './dataStore';
import { countSelected } from './selection';
import { SplitForm } from './SplitForm';

/** The dialogs that change several items at once; each title says how many. */
export function BulkDialog({ found }: { readonly found: number | null }) {
  const dialog = useData((state) => state.dialog);
  const selection = useData((state) => state.selection);
  const count = countSelected(selection, found ?? 0);
  const what = count > 0 ? formatCount(count, 'item') : 'this item';
  const close = () => openDialog(null);
  const title = { tag: `Tag ${what}`, split: `Set the split of ${what}`, queue: `Send ${what} to a labelling queue` };
  return (
    <Modal opened={dialog !== null} onClose={close} title={dialog ? title[dialog] : ''} size={440} closeButtonProps={{ 'aria-label': 'Close' }}>
      {dialog === 'tag' && <TagForm onApply={tagItems} onDone={close} />}
      {dialog === 'split' && <SplitForm onDone={close} />}
      {dialog === 'queue' && <QueueForm onCreate={createQueue} onLabel={labelQueue} onDone={close} />}
    </Modal>
  );
}
