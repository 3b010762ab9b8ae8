import { Checkbox, Textarea } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { Keycap } from '../../../components/Keycap';
import { focusStage } from './focusStage';
import classes from './Settle.module.css';
import { settling, useSettling } from './settling';

/** Why: written before deciding, kept with the decision. Enter goes back to the keys. */
export function ReasonField({ itemId }: { readonly itemId: number }) {
  const draft = useSettling((state) => state.drafts.get(itemId));
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey))) return;
    event.preventDefault();
    event.stopPropagation();
    focusStage();
  };
  return (
    <div className={classes.reason}>
      <Textarea
        data-settle-field="reason"
        size="xs"
        label={<span className={classes.fieldLabel}>Reason <Keycap keys="R" /></span>}
        placeholder="Why it is so; Enter, then a key decides"
        autosize
        minRows={2}
        maxRows={5}
        maxLength={10_000}
        dir="auto"
        value={draft?.reason ?? ''}
        onChange={(event) => settling.change({ reason: event.currentTarget.value })}
        onKeyDown={onKeyDown}
      />
      <Checkbox size="xs" variant="outline" label={<span className={classes.fieldLabel}>Make it an example in the guideline <Keycap keys="E" /></span>} checked={draft?.asExample ?? false} onChange={(event) => settling.change({ asExample: event.currentTarget.checked })} onMouseDown={(event) => event.preventDefault()} />
    </div>
  );
}
