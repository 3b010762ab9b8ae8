import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { offerCommands } from '../../../commands/registry';
import { EmptyState } from '../../../components/EmptyState';
import { Keycap } from '../../../components/Keycap';
import { setPersonRole } from '../../../data/team';

/** To somebody who labels blind the others' answers are not shown, least of all here; whoever settles them becomes an adjudicator first. */
export function BlindNotice({ annotatorId }: { readonly annotatorId: number }) {
  useEffect(() => offerCommands([{ id: 'settle.asAdjudicator', title: 'Settle as an adjudicator', section: 'Settle', keys: 'enter', isAvailable: () => true, run: () => void setPersonRole(annotatorId, 'adjudicator') }]), [annotatorId]);
  return (
    <EmptyState
      title="You label blind"
      text="Disagreements show what others answered. Whoever settles them is an adjudicator and sees everything from then on: what they label later is no longer independent. The tab Team changes roles back and switches blind labelling off."
      action={
        <Button onClick={() => void setPersonRole(annotatorId, 'adjudicator')} rightSection={<Keycap keys="Enter" />}>
          Settle as an adjudicator
        </Button>
      }
    />
  );
}
