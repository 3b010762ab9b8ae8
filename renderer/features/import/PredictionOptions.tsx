import { TextInput } from '@mantine/core';
import type { Inspection } from '../../../shared/contract/importing';
import { RunFields } from '../../components/RunFields';
import { changeDraft, useImport } from './importStore';
import { probabilityOf } from './probabilityOf';

/** The run that predictions become, and which columns hold probabilities. */
export function PredictionOptions({ inspection }: { readonly inspection: Inspection }) {
  const { draft, sources } = useImport();
  const found = inspection.columns.filter(({ name }, index) => probabilityOf(name, draft, index) !== null).length;
  return (
    <>
      <TextInput
        label="Columns of probabilities begin with"
        description={found > 0 ? `${found.toLocaleString('en')} found; what follows is the class` : 'None found: classes only'}
        placeholder="none"
        maxLength={100}
        value={draft.probPrefix}
        onChange={(event) => changeDraft({ probPrefix: event.currentTarget.value })}
      />
      <RunFields form={draft.run} defaultName={sources.length === 1 ? inspection.file.replace(/\.[^.]*$/, '') : ''} onChange={(change) => changeDraft({ run: { ...draft.run, ...change } })} />
    </>
  );
}
