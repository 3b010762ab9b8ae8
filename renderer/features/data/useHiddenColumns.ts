import { useState } from 'react';
import type { ProjectInfo } from '../../../shared/contract/project';

const keyOf = (uid: string) => `goldset.hiddenColumns.${uid}`;

/** Columns that the user put away, per project on this machine. */
export function useHiddenColumns({ uid }: ProjectInfo): readonly [ReadonlySet<string>, (hidden: ReadonlySet<string>) => void] {
  const [hidden, setHidden] = useState(() => readHidden(localStorage.getItem(keyOf(uid))));
  const change = (next: ReadonlySet<string>) => {
    localStorage.setItem(keyOf(uid), JSON.stringify([...next]));
    setHidden(next);
  };
  return [hidden, change];
}

/** What was stored, if it is what this stores. */
function readHidden(stored: string | null): ReadonlySet<string> {
  try {
    const list: unknown = JSON.parse(stored ?? '[]');
    return new Set(Array.isArray(list) ? list.filter((id) => typeof id === 'string') : []);
  } catch {
    // written by something else: nothing is lost but the choice of columns
    return new Set();
  }
}
