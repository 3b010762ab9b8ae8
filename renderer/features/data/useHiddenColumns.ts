import { useMemo, useState } from 'react';
import type { ProjectInfo } from '../../../shared/contract/project';
import type { DataColumn } from '../../data/columns/dataColumns';

const keyOf = (uid: string) => `goldset.hiddenColumns.${uid}`;

/** Columns that are put away, per project on this machine; until the user chooses, those that would only crowd the grid. */
export function useHiddenColumns({ uid, modality, annotations }: ProjectInfo, columns: readonly DataColumn[]): readonly [ReadonlySet<string>, (hidden: ReadonlySet<string>) => void] {
  const [chosen, setChosen] = useState(() => readHidden(localStorage.getItem(keyOf(uid))));
  const hidden = useMemo(() => new Set([...(chosen ?? hiddenAtFirst(columns, { modality, hasAnswers: annotations > 0 })), ...hiddenRuns(columns, chosen)]), [chosen, columns, modality, annotations]);
  const change = (next: ReadonlySet<string>) => {
    const marked = new Set([...next, ...columns.filter(({ id, runId }) => runId !== undefined && !next.has(id)).map(({ id }) => SHOWN + id)]);
    localStorage.setItem(keyOf(uid), JSON.stringify([...marked]));
    setChosen(marked);
  };
  return [hidden, change];
}

/** Before the id of a run's column that was chosen to be shown: with runs it is the other way round, or every new one would crowd the grid. */
const SHOWN = '+';

/** Columns of runs: those of the newest run are there until they are put away, those of others when they were asked for. */
export function hiddenRuns(columns: readonly DataColumn[], chosen: ReadonlySet<string> | null): readonly string[] {
  const newest = columns.find(({ runId }) => runId !== undefined)?.runId;
  return columns.filter(({ id, runId }) => runId !== undefined && runId !== newest && !chosen?.has(SHOWN + id)).map(({ id }) => id);
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
