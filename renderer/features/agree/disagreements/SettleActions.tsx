import { UnstyledButton } from '@mantine/core';
import { displayKeys } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { commandOf } from './settleCommands';
import classes from './Settle.module.css';

const DECISIONS = [
  { id: 'nobody', label: 'Nobody is right' },
  { id: 'ambiguous', label: 'Truly ambiguous' },
];
const ACTIONS = [
  { id: 'later', label: 'Later' },
  { id: 'undo', label: 'Take back' },
  { id: 'back', label: 'Previous' },
  { id: 'forward', label: 'Next' },
  { id: 'who', label: 'Who answered' },
  { id: 'reopen', label: 'Open again' },
];

/** Decisions that are no class. */
export function OtherDecisions({ decision }: { readonly decision: string | null }) {
  return (
    <div className={classes.otherDecisions} role="group" aria-label="No class">
      {DECISIONS.map(({ id, label }) => (
        <ActionButton key={id} id={id} label={label} className={classes.otherDecision ?? ''} isOn={decision === (id === 'nobody' ? 'nobodyRight' : 'ambiguous')} />
      ))}
    </div>
  );
}

/** Everything else that a key does here. */
export function SettleActions({ isSettled }: { readonly isSettled: boolean }) {
  return (
    <div className={classes.actions} role="group" aria-label="Actions">
      {ACTIONS.filter(({ id }) => id !== 'reopen' || isSettled).map(({ id, label }) => (
        <ActionButton key={id} id={id} label={label} className={classes.action ?? ''} />
      ))}
    </div>
  );
}

function ActionButton({ id, label, className, isOn }: { readonly id: string; readonly label: string; readonly className: string; readonly isOn?: boolean }) {
  const command = commandOf(id);
  return (
    <UnstyledButton className={className} data-chosen={isOn || undefined} aria-pressed={isOn} title={command.title} onMouseDown={(event) => event.preventDefault()} onClick={() => command.isAvailable() && void command.run()}>
      <span>{label}</span>
      <Keycap keys={displayKeys(command.keys!)} />
    </UnstyledButton>
  );
}
