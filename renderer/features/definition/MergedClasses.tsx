import { Button } from '@mantine/core';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import { ClassChip } from '../../components/ClassChip';
import { formatCount } from '../../format/formatCount';
import classes from './MergedClasses.module.css';
import { openSurgery } from './surgeryStore';

/** Classes whose answers count as another's, apart from those that can be answered with; each can be brought back. */
export function MergedClasses({ entries }: { readonly entries: readonly LabelClass[] }) {
  const byUid = new Map(entries.map((entry) => [entry.uid, entry]));
  const merged = entries.filter(({ mergedInto }) => mergedInto);
  if (merged.length === 0) return null;
  return (
    <details className={classes.merged} open={merged.length <= 5}>
      <summary>{formatCount(merged.length, 'merged class', 'merged classes')}</summary>
      <ul>
        {merged.map((entry) => {
          const target = byUid.get(entry.mergedInto!);
          return (
            <li key={entry.uid}>
              <span className={classes.name}>
                <ClassChip name={entry.name} color={entry.color} />
              </span>
              <span className={classes.into}>counts as</span>
              <span className={classes.name}>{target && <ClassChip name={target.name} color={target.color} />}</span>
              <Button variant="subtle" size="compact-xs" ml="auto" aria-label={`Bring back ${entry.name}`} onClick={() => openSurgery('bringBack', entry.uid)}>
                Bring back
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
