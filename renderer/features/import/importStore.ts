import { notifications } from '@mantine/notifications';
import { create } from 'zustand';
import { importResult, type ImportResult, type Inspection, type SourceOptions } from '../../../shared/contract/importing';
import type { PickedFile } from '../../../shared/contract/shell';
import type { Modality } from '../../../shared/domain/project';
import { services } from '../../data/services';
import { jobEnded } from '../../state/jobs';
import { type ColumnRole, guessRoles, type ImportAs, withRole } from './columnRoles';
import { type ImportDraft, NEW_DRAFT, toImportSettings } from './importDraft';
import { suggestPrefix } from './probabilityOf';

export type ImportStep = 'files' | 'columns' | 'check' | 'import';

interface ImportState {
  readonly step: ImportStep;
  readonly modality: Modality;
  readonly sources: readonly PickedFile[];
  readonly draft: ImportDraft;
  readonly inspection: Inspection | null;
  readonly inspecting: boolean;
  /** The running dry run or import. */
  readonly jobId: string | null;
  readonly checked: ImportResult | null;
  /** Settings were changed after the check: it no longer says what an import would do. */
  readonly isCheckStale: boolean;
  readonly imported: ImportResult | null;
  /** What went wrong at this step, in words; the step stays. */
  readonly failure: string | null;
}

const EMPTY = { step: 'files', sources: [], draft: NEW_DRAFT, inspection: null, inspecting: false, jobId: null, checked: null, isCheckStale: false, imported: null, failure: null } as const;

export const useImport = create<ImportState>(() => ({ ...EMPTY, modality: 'text' }));

const set = useImport.setState;
const get = useImport.getState;
const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** A fresh start; a project without classes takes those of the first import. */
export async function resetImport({ modality, sources, as }: { modality: Modality; sources: readonly PickedFile[]; as: ImportAs }): Promise<void> {
  set({ ...EMPTY, modality, draft: { ...NEW_DRAFT, as } });
  void takeSources(sources);
  try {
    const { classes } = await services.call('labelSchema.get', {});
    if (classes.length === 0) changeDraft({ createClasses: true });
  } catch (error) {
    set({ failure: wordsOf(error) });
  }
}

export async function takeSources(sources: readonly PickedFile[]): Promise<void> {
  if (sources.length === 0) return;
  set((state) => ({ sources, inspection: null, failure: null, draft: { ...state.draft, source: NEW_DRAFT.source } }));
  if (await inspect()) set({ step: 'columns' });
}

let inspectionNumber = 0;

/** Reads the first file's beginning with the present options; false when it could not be. A later call makes an earlier one moot. */
async function inspect(): Promise<boolean> {
  const { sources, draft } = get();
  const [first] = sources;
  if (!first) return false;
  inspectionNumber += 1;
  const number = inspectionNumber;
  set({ inspecting: true, failure: null, isCheckStale: true });
  try {
    const inspection = await services.call('imports.inspect', { source: first.token, as: draft.as, options: draft.source });
    if (number !== inspectionNumber) return false;
    set((state) => ({ inspecting: false, inspection, draft: { ...state.draft, as: inspection.format === 'folder' ? 'items' : state.draft.as, roles: rolesAfter(state, inspection), probPrefix: prefixAfter(state, inspection) } }));
    return true;
  } catch (error) {
    if (number === inspectionNumber) set({ inspecting: false, failure: wordsOf(error) });
    return false;
  }
}

/** What is suggested where the columns are new; what the user typed stays. */
function prefixAfter(state: ImportState, inspection: Inspection): string {
  return hasSameColumns(state, inspection) ? state.draft.probPrefix : suggestPrefix(inspection.columns);
}

/** The user's choices stay as long as the columns do. */
function rolesAfter(state: ImportState, inspection: Inspection): readonly ColumnRole[] {
  return hasSameColumns(state, inspection) && state.draft.roles.length > 0 ? state.draft.roles : guessRoles(inspection, state.draft.as, state.modality);
}

function hasSameColumns(state: ImportState, inspection: Inspection): boolean {
  const before = state.inspection?.columns.map(({ name }) => name).join('\u0000');
  return before !== undefined && before === inspection.columns.map(({ name }) => name).join('\u0000');
}

export function changeSource(change: Partial<SourceOptions>): void {
  set((state) => ({ draft: { ...state.draft, source: { ...state.draft.source, ...change } } }));
  void inspect();
}

export function changeAs(as: ImportAs): void {
  set((state) => ({ draft: { ...state.draft, as, roles: [] } }));
  void inspect();
}

export function changeRole(index: number, role: ColumnRole): void {
  set((state) => ({ isCheckStale: true, draft: { ...state.draft, roles: withRole(state.draft.roles, index, role) } }));
}

export function changeDraft(change: Partial<Omit<ImportDraft, 'as' | 'source' | 'roles'>>): void {
  set((state) => ({ isCheckStale: true, draft: { ...state.draft, ...change } }));
}

export const goToStep = (step: ImportStep) => set({ step, failure: null });

/** Reads and checks everything and writes nothing. */
export async function check(): Promise<void> {
  set({ step: 'check', checked: null, isCheckStale: false, failure: null });
  const result = await runJob(true);
  if (result) set({ checked: result });
}

export async function importNow(): Promise<void> {
  set({ step: 'import', imported: null, failure: null });
  const result = await runJob(false);
  if (result) set({ imported: result });
}

async function runJob(dryRun: boolean): Promise<ImportResult | null> {
  const { sources, draft, inspection, modality } = get();
  if (!inspection) return null;
  try {
    const { jobId } = await services.call('imports.run', { sources: sources.map(({ token }) => token), settings: toImportSettings(draft, inspection, modality), dryRun });
    set({ jobId });
    const job = await jobEnded(jobId);
    // closed or started anew meanwhile
    if (get().jobId !== jobId) return null;
    set({ jobId: null });
    if (job.state === 'done') return importResult.parse(job.result);
    if (job.state === 'cancelled') notifications.show({ message: dryRun ? 'The check was cancelled.' : 'The import was cancelled. The project is as it was before.', autoClose: 4_000 });
    set(job.state === 'cancelled' ? { step: dryRun ? 'columns' : 'check' } : { failure: job.error?.message ?? 'It stopped without saying why. The project is as it was before.' });
  } catch (error) {
    set({ jobId: null, failure: wordsOf(error) });
  }
  return null;
}

export function cancelImportJob(): void {
  const { jobId } = get();
  if (jobId !== null) void services.call('jobs.cancel', { jobId });
}
