import { useEffect, useRef } from 'react';
import { useRead } from '../data/queries';
import { useApp } from './app';

const keyOf = (projectUid: string) => `goldset.annotator.${projectUid}`;

/** Makes someone the present annotator: the one who last worked on this project on this machine, else the only one. Null: no project; undefined: not known yet. */
export function useFirstAnnotator(projectUid: string | null | undefined): void {
  const annotators = useRead('annotators.list', {}, { enabled: typeof projectUid === 'string' });
  const current = useApp((state) => state.annotatorId);
  const everybody = annotators.data;
  const people = everybody?.filter((annotator) => !annotator.imported);
  const seen = useRef<string | null>(null);

  useEffect(() => {
    if (projectUid === null) return useApp.setState({ annotatorId: null, queueId: null, queueBefore: null, screen: 'data', importOpen: false, importSources: [], annotatorMenuOpen: false, itemsToList: null, itemsToExport: null });
    if (projectUid === undefined || !everybody || !people) return;
    const isSameProject = seen.current === projectUid;
    seen.current = projectUid;
    if (people.some(({ id }) => id === current)) return;
    // somebody who has just joined: the list follows
    if (isSameProject && current !== null && everybody.every(({ id }) => id < current)) return;
    const last = Number(localStorage.getItem(keyOf(projectUid)));
    const choice = people.find(({ id }) => id === last) ?? (people.length === 1 ? people[0] : undefined);
    useApp.setState({ annotatorId: choice?.id ?? null });
  }, [projectUid, people, everybody, current]);

  useEffect(() => {
    if (typeof projectUid === 'string' && current !== null) localStorage.setItem(keyOf(projectUid), String(current));
  }, [projectUid, current]);
}
