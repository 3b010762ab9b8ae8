import { CloseButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Problem.module.css';

interface Props {
  /** What did not work, in a few words. */
  readonly title: string;
  /** Why, what is safe, what to do. */
  readonly children: ReactNode;
  readonly onClose?: () => void;
}

/** Something did not work: said where it happened, announced at once. */
export function Problem({ title, children, onClose }: Props) {
  return (
    <div className={classes.problem} role="alert">
      <IconAlertTriangle size={18} className={classes.icon} aria-hidden />
      <div className={classes.body}>
        <span className={classes.title}>{title}</span>
        {children}
      </div>
      {onClose && <CloseButton size="sm" aria-label="Close this message" onClick={onClose} />}
    </div>
  );
}
