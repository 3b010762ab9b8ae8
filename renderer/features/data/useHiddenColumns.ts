import { useMemo, useState } from 'react';
import type { ProjectInfo } from '../../../shared/contract/project';
import type { DataColumn } from '../../data/columns/dataColumns';

const keyOf = (uid: string) => `goldset.hiddenColumns.${uid}`;

/** Columns that are put away, per project on this machine; until the user chooses, those that would only crowd the grid. */
export function useHiddenColumns({ uid, modality, annotations }: ProjectInfo, columns: readonly DataColumn[]): readonly [ReadonlySet<string>, (hidden: ReadonlySet<string>) => void] {
  const [chosen, setChosen] = useState(() => readHidden(localStorage.getItem(keyOf(uid))));
  const hidden = useMemo(() => chosen ?? hiddenAtFirst(columns, { modality, hasAnswers: annotations > 0 }), [chosen, columns, modality, annotations]);
  const change = (next: ReadonlySet<string>) => {
    localStorage.setItem(keyOf(uid), JSON.stringify([...next]));
    setChosen(next);
  };
  return [hidden, change];
}

/** Of table items the fields are the content; of others they are details that the panel shows. Nobody answered: there is nothing to agree on. */
export function hiddenAtFirst(columns: readonly DataColumn[], { modality, hasAnswers }: { readonly modality: ProjectInfo['modality']; readonly hasAnswers: boolean }): ReadonlySet<string> {
  const isTable = modality === 'table' && columns.some(({ kind }) => kind === 'field');
  return new Set(columns.filter(({ id, kind }) => kind === (isTable ? 'content' : 'field') || (!hasAnswers && (id === 'answer' || id === 'agreement'))).map(({ id }) => id));
}

/** What was stored, if it is what this stores. */
function readHidden(stored: string | null): ReadonlySet<string> | null {
  try {
    const list: unknown = JSON.parse(stored ?? 'null');
    return Array.isArray(list) ? new Set(list.filter((id) => typeof id === 'string')) : null;
  } catch {
    // written by something else: nothing is lost but the choice of columns
    return null;
  }
}
