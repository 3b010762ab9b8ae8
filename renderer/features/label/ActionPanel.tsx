import { UnstyledButton } from '@mantine/core';
import { displayKeys } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import classes from './ActionPanel.module.css';
import { labelCommands } from './labelCommands';

const SHOWN: readonly { readonly id: string; readonly label: string }[] = [
  { id: 'label.skip', label: 'Skip' },
  { id: 'label.flag', label: 'Ambiguous…' },
  { id: 'label.back', label: 'Previous' },
  { id: 'label.forward', label: 'Next' },
  { id: 'label.undo', label: 'Take back' },
  { id: 'label.guideline', label: 'Guideline' },
];

/** What can be done with an item beside answering it. */
export function ActionPanel() {
  return (
    <div className={classes.panel} role="group" aria-label="Actions">
      {SHOWN.map(({ id, label }) => {
        const command = labelCommands.find((candidate) => candidate.id === id)!;
        return (
          <UnstyledButton key={id} className={classes.action} onMouseDown={(event) => event.preventDefault()} onClick={() => command.isAvailable() && void command.run()}>
            <span>{label}</span>
            <Keycap keys={displayKeys(command.keys!)} />
          </UnstyledButton>
        );
      })}
    </div>
  );
}
