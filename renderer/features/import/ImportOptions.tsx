import { Checkbox, Fieldset, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import type { Inspection } from '../../../shared/contract/importing';
import type { ImportAs } from './columnRoles';
import classes from './Import.module.css';
import { changeAs, changeDraft, useImport } from './importStore';
import { PredictionOptions } from './PredictionOptions';

/** What becomes of the rows. */
export function ImportOptions({ inspection }: { readonly inspection: Inspection }) {
  const isFolder = inspection.format === 'folder';
  const { draft, modality } = useImport();
  const hasMedia = modality === 'image' || modality === 'audio';
  return (
    <>
      {!isFolder && (
        <Radio.Group label="What the rows are" value={draft.as} onChange={(value) => changeAs(value as ImportAs)}>
          <Stack gap={6} mt={6}>
            <Radio value="items" label="Items to label" />
            <Radio value="annotations" label="Annotations by several people" />
            <Radio value="gold" label="Gold labels of items" />
            <Radio value="predictions" label="Predictions of a model" />
          </Stack>
        </Radio.Group>
      )}
      {draft.as === 'predictions' && (
        <Fieldset legend="Run" variant="unstyled" className={classes.fieldset ?? ''}>
          <PredictionOptions inspection={inspection} />
        </Fieldset>
      )}
      <Fieldset legend="Options" variant="unstyled" className={classes.fieldset ?? ''}>
        {isFolder && (
          <NativeSelect
            label="Names of sub-folders become"
            data={[
              { value: 'tag', label: 'A tag' },
              { value: 'gold', label: 'The gold label' },
              { value: 'ignore', label: 'Nothing' },
            ]}
            value={draft.folderNames}
            onChange={(event) => changeDraft({ folderNames: event.currentTarget.value as 'tag' })}
          />
        )}
        {(draft.as === 'items' || draft.as === 'predictions') && (
          <NativeSelect
            label={draft.as === 'items' ? 'When an item id exists' : 'When a run of that name exists'}
            data={[
              { value: 'error', label: draft.as === 'items' ? 'Stop and list them' : 'Stop' },
              { value: 'skip', label: 'Keep what is there' },
              { value: 'replace', label: 'Take the new one' },
            ]}
            value={draft.onConflict}
            onChange={(event) => changeDraft({ onConflict: event.currentTarget.value as 'error' })}
          />
        )}
        <NativeSelect
          label={isFolder ? 'Files that cannot be read' : 'Rows that cannot be read'}
          data={[
            { value: 'fail', label: 'Import nothing' },
            { value: 'skip', label: 'Skip them, import the rest' },
          ]}
          value={draft.onBadRow}
          onChange={(event) => changeDraft({ onBadRow: event.currentTarget.value as 'fail' })}
        />
        {draft.as === 'items' && !isFolder && draft.roles.includes('tag') && (
          <TextInput label="Several tags in a cell are divided by" placeholder="not divided" maxLength={10} value={draft.tagSeparator} onChange={(event) => changeDraft({ tagSeparator: event.currentTarget.value })} />
        )}
        <Checkbox label="Add classes that are not there yet" checked={draft.createClasses} onChange={(event) => changeDraft({ createClasses: event.currentTarget.checked })} />
        {(draft.as === 'annotations' || draft.as === 'gold') && <Checkbox label="Add items that are not there yet" checked={draft.createItems} onChange={(event) => changeDraft({ createItems: event.currentTarget.checked })} />}
        {hasMedia && draft.as === 'items' && (
          <Checkbox label="Copy media beside the project" description="Otherwise they stay where they are" checked={draft.copyMedia} onChange={(event) => changeDraft({ copyMedia: event.currentTarget.checked })} />
        )}
      </Fieldset>
    </>
  );
}
