import { useState } from 'react';
import type { ItemQuery } from '../../../../shared/domain/itemQuery';
import type { AnalyseTabProps } from '../analyseTabs';
import type { ChosenItems } from '../items/ItemsBehind';
import { WithItems } from '../items/WithItems';
import classes from '../Review.module.css';
import { SavedSlices } from './SavedSlices';
import { WeakSlices } from './WeakSlices';

interface Choice {
  readonly items: ChosenItems;
  readonly search: string;
  /** What a search was asked: its finds are of these items, whatever is chosen above since. Null for a saved slice, which is measured anew. */
  readonly found: { readonly runId: number; readonly query: ItemQuery } | null;
}

/** Sets of items that have a name, followed over runs; and sets in which the run errs more, found by searching. */
export function SlicesTab(props: AnalyseTabProps) {
  const [choice, setChoice] = useState<Choice | null>(null);
  const chosen = choice?.items ?? null;
  // a saved slice may be a search too: both searches must hold
  const query = choice?.found?.query ?? { ...props.query, search: [props.query.search, choice?.search ?? ''].filter((part) => part !== '').join(' ') };
  return (
    <WithItems name="Slices" chosen={chosen} runId={choice?.found?.runId ?? props.runId} query={query} readOnly={props.readOnly} hint="Choose a slice: its errors and all its items stand here, to be queued, tagged, saved or planned for.">
      <div className={classes.parts}>
        <SavedSlices {...props} chosen={choice?.found ? null : chosen} onChoose={(items, search) => setChoice({ items, search, found: null })} />
        <WeakSlices {...props} chosen={choice?.found ? chosen : null} chosenOf={choice?.found ?? null} onChoose={(items, found) => setChoice({ items, search: '', found })} />
      </div>
    </WithItems>
  );
}
