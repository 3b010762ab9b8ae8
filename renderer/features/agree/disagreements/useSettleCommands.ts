import { useEffect } from 'react';
import { offerCommands } from '../../../commands/registry';
import { settleCommands } from './settleCommands';

/** Offers the tab's commands while it is open, also while there is nothing to settle: the last decision can still be taken back. */
export function useSettleCommands(): void {
  useEffect(() => offerCommands(settleCommands), []);
}
