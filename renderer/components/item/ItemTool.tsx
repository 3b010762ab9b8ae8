import { ActionIcon, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { Keycap } from '../Keycap';

export interface ItemToolProps {
  readonly label: string;
  readonly keys: string;
  readonly icon: Icon;
  /** For what is on or off. */
  readonly isOn?: boolean;
  readonly onClick: () => void;
}

/** A small tool below an item. The mouse leaves the focus where it was, so that the keys still work. */
export function ItemTool({ label, keys, icon: IconOfTool, isOn, onClick }: ItemToolProps) {
  return (
    <Tooltip
      label={
        <span>
          {label} <Keycap keys={keys} />
        </span>
      }
    >
      <ActionIcon variant={isOn ? 'light' : 'subtle'} color={isOn ? undefined : 'gray'} aria-label={label} aria-pressed={isOn} onClick={onClick} onMouseDown={(event) => event.preventDefault()}>
        <IconOfTool size={17} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
