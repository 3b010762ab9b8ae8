import { NativeSelect } from '@mantine/core';
import type { RunInfo } from '../../../../shared/contract/runs';
import { EmptyState } from '../../../components/EmptyState';
import { chooseBaseline } from '../../../state/analyse';

/** Two runs are needed: this asks for the second. */
export function ChooseBaseline({ runs, runId }: { readonly runs: readonly RunInfo[]; readonly runId: number }) {
  const others = runs.filter((run) => run.runId !== runId);
  return (
    <EmptyState
      title="Compare with which run?"
      text="Both runs are looked at on the same items. What one got right and the other wrong is listed, tested and can be labelled, tagged or planned for."
      action={
        <NativeSelect
          aria-label="Compare with"
          value=""
          onChange={(event) => event.currentTarget.value !== '' && chooseBaseline(`run:${Number(event.currentTarget.value)}`)}
          data={[{ value: '', label: 'Choose a run …' }, ...others.map((run) => ({ value: String(run.runId), label: run.name }))]}
          w={280}
        />
      }
    />
  );
}
