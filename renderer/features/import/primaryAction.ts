import { ALL_ITEMS } from '../../../shared/domain/itemQuery';
import { labelQueue, listItems, useApp } from '../../state/app';
import type { Inspection } from '../../../shared/contract/importing';
import type { Modality } from '../../../shared/domain/project';
import { findRunFaults } from '../../components/runForm';
import { missingRoles, openQuestions, ROLE_NAME } from './columnRoles';
import type { ImportDraft } from './importDraft';
import { probabilityOf } from './probabilityOf';
import { check, importNow, takeSources, useImport } from './importStore';

type ImportState = ReturnType<typeof useImport.getState>;

export interface PrimaryAction {
  readonly title: string;
  readonly isEnabled: boolean;
  readonly run: () => void;
}

export const chooseFiles = async () => takeSources(await window.goldset.pickFiles({ title: 'Choose files to import' }));
export const chooseFolder = async () => {
  const folder = await window.goldset.pickFolder({ title: 'Choose a folder of media files to import' });
  if (folder) await takeSources([folder]);
};

/** The one next thing to do at this step. */
export function primaryActionOf(state: ImportState): PrimaryAction {
  switch (state.step) {
    case 'files':
      return { title: 'Choose files', isEnabled: !state.inspecting, run: () => void chooseFiles() };
    case 'columns':
      return { title: 'Check all rows', isEnabled: canCheck(state), run: () => void check() };
    case 'check': {
      const { checked, isCheckStale } = state;
      const count = checked ? ` ${checked.imported.toLocaleString('en')} ${NOUN[state.draft.as]}` : '';
      // the settings were changed since: look again before anything is written
      if (state.jobId === null && (checked === null || isCheckStale)) return { title: 'Check again', isEnabled: canCheck(state), run: () => void check() };
      return { title: `Import${count}`, isEnabled: checked !== null && checked.ok && checked.imported > 0, run: () => void importNow() };
    }
    case 'import':
      if (state.draft.as === 'predictions') return showErrors(state.imported?.predictions?.runId ?? null);
      return { title: 'Start labelling', isEnabled: state.imported?.ok === true, run: startLabelling };
  }
}

const NOUN = { items: 'items', annotations: 'annotations', gold: 'gold labels', predictions: 'predictions' } as const;

/** Where there are gold labels for its items. */
function showErrors(runId: number | null): PrimaryAction {
  return {
    title: 'Show what it got wrong',
    isEnabled: runId !== null,
    run: () => {
      useApp.setState({ importOpen: false, importSources: [] });
      listItems({ ...ALL_ITEMS, filters: [{ column: `outcome:${runId}`, operator: 'is', values: ['wrong'] }] });
    },
  };
}

function startLabelling(): void {
  useApp.setState({ importOpen: false, importSources: [] });
  labelQueue(0);
}

/** What must be said before rows can be checked, in words. */
export function missingOf(draft: ImportDraft, inspection: Inspection, modality: Modality): readonly string[] {
  const missing = [...missingRoles(draft.roles, draft.as, modality)];
  if (draft.as !== 'predictions') return missing;
  const hasAnswer = draft.roles.includes('predicted') || inspection.columns.some(({ name }, index) => probabilityOf(name, draft, index) !== null);
  if (!hasAnswer) missing.push(ROLE_NAME.predicted);
  return missing;
}

function canCheck(state: ImportState): boolean {
  const { inspection, inspecting, draft, modality } = state;
  if (!inspection || inspecting) return false;
  if (openQuestions(inspection).length > 0) return false;
  if (draft.as === 'predictions' && Object.keys(findRunFaults(draft.run)).length > 0) return false;
  return inspection.format === 'folder' || missingOf(draft, inspection, modality).length === 0;
}

export function runPrimaryAction(event: Pick<Event, 'preventDefault' | 'stopPropagation'>): void {
  const action = primaryActionOf(useImport.getState());
  event.preventDefault();
  event.stopPropagation();
  if (action.isEnabled) action.run();
}
