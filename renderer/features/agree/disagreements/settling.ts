import { notifications } from '@mantine/notifications';
import { showFailure } from '../../../components/showFailure';
import { services } from '../../../data/services';
import { useApp } from '../../../state/app';
import { SettleSession } from './settleSession';

/** The window's one session of settling. */
export const settling = new SettleSession({
  list: (filter, options) => services.call('disagreements.list', { filter }, undefined, options),
  decide: (input) => services.call('gold.decide', input),
  reopen: (input) => services.call('gold.reopen', input),
  undo: (annotatorId) => services.call('history.undo', { annotatorId }),
  annotatorId: () => useApp.getState().annotatorId,
  onFailure: showFailure,
  onTold: (message) => notifications.show({ message, autoClose: 2_500 }),
});
export const useSettling = settling.store;
