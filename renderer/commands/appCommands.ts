import { spotlight } from '@mantine/spotlight';
import { services } from '../data/services';
import { queryClient } from '../data/queries';
import { showFailure } from '../components/showFailure';
import { openProjectWith, startNewProject } from '../state/opening';
import { openImport, type Screen, showScreen, useApp } from '../state/app';
import { setTheme } from '../state/preferences';
import { notifications } from '@mantine/notifications';
import type { Command } from './command';

const hasProject = () => Boolean(queryClient.getQueryData(['project.get', {}]));

const go = (screen: Screen, title: string, digit: number): Command => ({
  id: `go.${screen}`,
  title,
  section: 'Go to',
  keys: `mod+${digit}`,
  isAvailable: hasProject,
  run: () => showScreen(screen),
});

const openFromDialog = () => void openProjectWith('a project', () => window.goldset.openProject({}));

/** Takes back the newest step of the present annotator, wherever in the app it was made. */
export async function undoLastStep(): Promise<void> {
  const { annotatorId } = useApp.getState();
  try {
    const undone = await services.call('history.undo', { annotatorId });
    notifications.show({ message: undone ? `Taken back: ${undone.title}` : 'Nothing to take back.', autoClose: 2_500 });
  } catch (error) {
    showFailure('Could not take the last step back', error);
  }
}

export const appCommands: readonly Command[] = [
  go('data', 'Data', 1),
  go('label', 'Label', 2),
  go('agree', 'Agreement', 3),
  go('sample', 'Training and sampling', 4),
  go('analyse', 'Error analysis', 5),
  go('definition', 'Classes and guideline', 6),
  go('export', 'Split and export', 7),
  go('settings', 'Settings', 8),
  { id: 'palette', title: 'Find a command', section: 'Go to', keys: 'mod+k', isAvailable: () => true, run: () => spotlight.open() },
  { id: 'import', title: 'Import files or a folder', section: 'Project', keys: 'mod+i', isAvailable: hasProject, run: openImport },
  { id: 'project.close', title: 'Close project, back to Home', section: 'Project', keys: 'mod+shift+w', isAvailable: hasProject, run: () => void window.goldset.closeProject({}) },
  { id: 'project.open', title: 'Open a project', section: 'Project', keys: 'mod+o', isAvailable: () => true, run: openFromDialog },
  { id: 'project.new', title: 'New project', section: 'Project', keys: 'mod+n', isAvailable: () => true, run: () => startNewProject() },
  { id: 'annotator', title: 'Switch annotator', section: 'Label', keys: 'mod+u', isAvailable: hasProject, run: () => useApp.setState({ annotatorMenuOpen: true }) },
  { id: 'undo', title: 'Take back the last step', section: 'Edit', keys: 'mod+z', isAvailable: hasProject, run: undoLastStep },
  { id: 'theme.light', title: 'Light theme', section: 'View', keys: null, isAvailable: () => true, run: () => setTheme('light') },
  { id: 'theme.dark', title: 'Dark theme', section: 'View', keys: null, isAvailable: () => true, run: () => setTheme('dark') },
  { id: 'theme.system', title: 'Theme of the system', section: 'View', keys: null, isAvailable: () => true, run: () => setTheme('system') },
];
