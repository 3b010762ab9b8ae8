import { useState } from 'react';
import type { AnalyseTabProps } from '../analyseTabs';
import type { ChosenItems } from '../items/ItemsBehind';
import { WithItems } from '../items/WithItems';
import classes from '../Review.module.css';
import { SavedSlices } from './SavedSlices';
import { WeakSlices } from './WeakSlices';

/** Sets of items that have a name, followed over runs; and sets in which the run errs more, found by searching. */
export function SlicesTab(props: AnalyseTabProps) {
  const [chosen, setChosen] = useState<ChosenItems | null>(null);
  // a saved slice may be a search too: both searches must hold
  const [search, setSearch] = useState('');
  const choose = (items: ChosenItems, of = '') => {
    setChosen(items);
    setSearch(of);
  };
  const query = { ...props.query, search: [props.query.search, search].filter((part) => part !== '').join(' ') };
  return (
    <WithItems name="Slices" chosen={chosen} runId={props.runId} query={query} readOnly={props.readOnly} hint="Choose a slice: its errors and all its items stand here, to be queued, tagged, saved or planned for.">
      <div className={classes.parts}>
        <SavedSlices {...props} chosen={chosen} onChoose={choose} />
        <WeakSlices {...props} chosen={chosen} onChoose={choose} />
      </div>
    </WithItems>
  );
}
