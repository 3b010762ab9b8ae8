import { create } from 'zustand';
import { exportResult, type ExportResult, type ExportSettings } from '../../../shared/contract/exporting';
import { services } from '../../data/services';
import { jobEnded } from '../../state/jobs';

interface ExportState {
  readonly isStarting: boolean;
  readonly jobId: string | null;
  readonly result: { readonly folder: { readonly token: string; readonly name: string }; readonly written: ExportResult } | null;
  readonly failure: string | null;
}

/** Outlives the screen: an export goes on while its user looks at something else. */
export const useExport = create<ExportState>(() => ({ isStarting: false, jobId: null, result: null, failure: null }));
const set = useExport.setState;

export async function chooseFolderAndExport(settings: ExportSettings): Promise<void> {
  const { isStarting, jobId } = useExport.getState();
  if (isStarting || jobId !== null) return;
  set({ isStarting: true, failure: null });
  try {
    const folder = await window.goldset.pickFolder({ title: 'Choose a folder for the exported files' });
    if (!folder) return;
    set({ result: null });
    const started = await services.call('exports.run', { folder: folder.token, settings });
    set({ isStarting: false, jobId: started.jobId });
    const job = await jobEnded(started.jobId);
    if (job.state === 'done') set({ result: { folder, written: exportResult.parse(job.result) } });
    if (job.state === 'failed') set({ failure: job.error?.message ?? 'It stopped without saying why. Nothing in the project was changed.' });
  } catch (error) {
    set({ failure: error instanceof Error ? error.message : String(error) });
  } finally {
    set({ isStarting: false, jobId: null });
  }
}
