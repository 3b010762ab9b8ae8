import { Skeleton } from '@mantine/core';
import { ItemView } from '../../../components/item/ItemView';
import { Problem } from '../../../components/Problem';
import { useRead } from '../../../data/queries';
import { useClasses } from '../../../data/useClasses';
import { Verdict } from '../look/Verdict';
import classes from './LabelErrors.module.css';

const TEXT_SIZE = 15;

/** The item of a row, beside the list. Its place is always there. */
export function ItemPreview({ itemId, runId, hint }: { readonly itemId: number | null; readonly runId: number; readonly hint: string }) {
  const looked = useRead('tagReview.item', { itemId: itemId ?? 1, runId }, { enabled: itemId !== null, keepPrevious: true });
  const { byUid } = useClasses();
  return (
    <aside className={classes.preview} aria-label="Item">
      {itemId === null ? (
        <p className={classes.previewHint}>{hint}</p>
      ) : looked.error ? (
        <Problem title="The item could not be read">{looked.error.message}</Problem>
      ) : looked.data ? (
        <>
          <div className={classes.previewItem}>
            <ItemView content={looked.data.item.content} textSize={TEXT_SIZE} keywords={[]} />
          </div>
          <Verdict looked={looked.data} byUid={byUid} narrow />
        </>
      ) : (
        <div className={classes.previewHint}>
          <Skeleton height={80} />
        </div>
      )}
    </aside>
  );
}
