import { notifications } from '@mantine/notifications';
import { exportedFiles } from '../../../../shared/model/bundle/exportedFiles';
import type { RunInfo } from '../../../../shared/contract/runs';
import { showFailure } from '../../../components/showFailure';
import { services } from '../../../data/services';
import { formatCount } from '../../../format/formatCount';

/** Weights and fitted preprocessing as files of a new folder, where the user says. */
export async function saveBundle({ runId, name }: RunInfo): Promise<void> {
  try {
    const { files: kept } = await services.call('models.files', { runId });
    const files = exportedFiles(kept, (await import('virtual:model-runner')).default);
    const outcome = await window.goldset.saveFolder({ title: 'Choose a folder for the bundle', name: folderName(name), files });
    if (outcome.state === 'failed') throw new Error(outcome.message);
    if (outcome.state === 'saved') notifications.show({ message: `${name}: ${formatCount(files.length, 'file')} saved.`, autoClose: 4_000 });
  } catch (error) {
    showFailure('The bundle was not saved', error);
  }
}

/** A name that every file system takes. */
const folderName = (name: string) => name.replaceAll(/[^\p{L}\p{M}\p{N} ._-]+/gu, ' ').trim().replace(/^\.+/, '').slice(0, 80) || 'model';
