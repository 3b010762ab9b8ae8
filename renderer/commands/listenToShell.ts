import { onShellMessage } from '../data/connect';
import { useOpening } from '../state/opening';
import { appCommands } from './appCommands';

/** Runs what was chosen in the menu bar, and says when a project that was given from outside could not be opened. */
export function listenToShell(): void {
  const run = (id: string) => {
    const command = appCommands.find((known) => known.id === id);
    if (command?.isAvailable()) void command.run();
  };
  onShellMessage((message) => {
    if (message.type === 'goldset-open-failed') useOpening.setState({ failure: { code: message.code, message: message.message, canRestore: message.canRestore } });
    if (message.type !== 'goldset-command') return;
    switch (message.command) {
      case 'newProject':
        return run('project.new');
      case 'openProject':
        return run('project.open');
      case 'closeProject':
        return run('project.close');
    }
  });
}
