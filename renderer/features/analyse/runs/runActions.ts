import { notifications } from '@mantine/notifications';
import type { Input } from '../../../../shared/contract';
import type { RunDetails, RunInfo } from '../../../../shared/contract/runs';
import { displayKeys } from '../../../commands/registry';
import { showFailure } from '../../../components/showFailure';
import { services } from '../../../data/services';

export async function saveRun(runId: number, details: RunDetails): Promise<void> {
  try {
    await services.call('runs.save', { runId, details });
  } catch (error) {
    showFailure('What is said of the run was not saved', error);
  }
}

export async function removeRun({ runId, name }: RunInfo): Promise<void> {
  try {
    await services.call('runs.remove', { runId });
    notifications.show({ message: `Run “${name}” removed. ${displayKeys('mod+Z')} brings it back.`, autoClose: 6_000 });
  } catch (error) {
    showFailure('The run was not removed', error);
  }
}

/** Whether it was added; a failure has been shown. */
export async function addReference(reference: Input<'references.add'>): Promise<boolean> {
  try {
    await services.call('references.add', reference);
    return true;
  } catch (error) {
    showFailure('The reference value was not added', error);
    return false;
  }
}

export async function removeReference(id: number): Promise<void> {
  try {
    await services.call('references.remove', { id });
  } catch (error) {
    showFailure('The reference value was not removed', error);
  }
}
