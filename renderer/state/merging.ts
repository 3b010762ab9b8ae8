import { create } from 'zustand';
import { mergeReport, packageResult, type MergeReport, type PackageResult } from '../../shared/contract/packages';
import type { PickedFile } from '../../shared/contract/shell';
import { services } from '../data/services';
import { showAgreeTab } from './agree';
import { useApp } from './app';
import { jobEnded } from './jobs';

interface MergingState {
  /** What is going on, with its job; null: nothing. */
  readonly running: { readonly what: 'preview' | 'merge' | 'package'; readonly jobId: string | null } | null;
  /** Files that were looked into, or merged. */
  readonly files: readonly PickedFile[];
  /** Of the preview (`dryRun`), or of the merge that is done. */
  readonly report: MergeReport | null;
  /** The package made last. */
  readonly packed: { readonly annotator: string; readonly back: boolean; readonly made: PackageResult } | null;
  readonly failure: { readonly title: string; readonly message: string } | null;
}

/** Outlives the screen: a merge goes on while its user looks at something else. */
export const useMerging = create<MergingState>(() => ({ running: null, files: [], report: null, packed: null, failure: null }));
const set = useMerging.setState;

export async function chooseAndPreview(): Promise<void> {
  const files = await window.goldset.pickMerges({ title: 'Choose work packages that came back, or copies of this project' });
  if (files.length > 0) await previewMerge(files);
}

/** Looks into files and goes where what they would bring is shown. */
export async function previewMerge(files: readonly PickedFile[]): Promise<void> {
  if (useMerging.getState().running) return;
  useApp.setState({ screen: 'agree' });
  showAgreeTab('team');
  set({ files, report: null, packed: null, failure: null });
  const result = await run('preview', 'Nothing can be merged', () => services.call('merges.preview', { files: files.map(({ token }) => token) }));
  if (result !== undefined) set({ report: mergeReport.parse(result) });
}

export async function mergePreviewed(): Promise<void> {
  const { files, report, running } = useMerging.getState();
  if (running || !report?.dryRun) return;
  const result = await run('merge', 'Nothing was merged', () => services.call('merges.run', { files: files.map(({ token }) => token) }));
  if (result !== undefined) set({ report: mergeReport.parse(result) });
}

export const forgetMerge = () => set({ files: [], report: null, failure: null, packed: null });

/** Asks where to, and makes the annotator's package there. */
export async function handOut(annotator: { readonly id: number; readonly name: string }, fileName: string, back: boolean): Promise<void> {
  if (useMerging.getState().running) return;
  const folder = await window.goldset.pickFolder({ title: back ? 'Choose a folder for the package that goes back' : `Choose a folder for the work package of ${annotator.name}` });
  if (!folder) return;
  set({ packed: null, failure: null, report: null, files: [] });
  const result = await run('package', 'No package was made', () => services.call('packages.create', { annotatorId: annotator.id, folder: folder.token, fileName }));
  if (result !== undefined) set({ packed: { annotator: annotator.name, back, made: packageResult.parse(result) } });
}

/** The job's result; undefined when it failed (which is shown) or was cancelled. */
async function run(what: NonNullable<MergingState['running']>['what'], title: string, start: () => Promise<{ jobId: string }>): Promise<unknown> {
  set({ running: { what, jobId: null } });
  try {
    const { jobId } = await start();
    set({ running: { what, jobId } });
    const job = await jobEnded(jobId);
    if (job.state === 'done') return job.result;
    if (job.state === 'failed') set({ failure: { title, message: job.error?.message ?? 'It stopped without saying why. Nothing was changed.' } });
  } catch (error) {
    set({ failure: { title, message: error instanceof Error ? error.message : String(error) } });
  } finally {
    set({ running: null });
  }
  return undefined;
}
