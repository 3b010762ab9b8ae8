import type { GoldEvent } from '../../shared/contract/items';

/** What was decided, in a few words; a label is named by its class instead. */
export function describeDecision(decision: GoldEvent['decision']): string {
  switch (decision) {
    case 'label':
      return 'gold label';
    case 'ambiguous':
      return 'truly ambiguous';
    case 'nobodyRight':
      return 'nobody is right';
    case 'open':
      return 'opened again';
  }
}
