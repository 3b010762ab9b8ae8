import { labelQueue, useApp } from '../../state/app';
import { missingRoles, openQuestions } from './columnRoles';
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
      return { title: 'Start labelling', isEnabled: state.imported?.ok === true, run: startLabelling };
  }
}

const NOUN = { items: 'items', annotations: 'annotations', gold: 'gold labels' } as const;

function startLabelling(): void {
  useApp.setState({ importOpen: false, importSources: [] });
  labelQueue(0);
}

function canCheck(state: ImportState): boolean {
  const { inspection, inspecting, draft, modality } = state;
  if (!inspection || inspecting) return false;
  if (openQuestions(inspection).length > 0) return false;
  return inspection.format === 'folder' || missingRoles(draft.roles, draft.as, modality).length === 0;
}

export function runPrimaryAction(event: Pick<Event, 'preventDefault' | 'stopPropagation'>): void {
  const action = primaryActionOf(useImport.getState());
  event.preventDefault();
  event.stopPropagation();
  if (action.isEnabled) action.run();
}
