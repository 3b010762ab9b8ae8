import { useMemo } from 'react';
import type { LabelClass } from '../../shared/domain/labelSchema';
import { useRead } from './queries';

const NONE: readonly LabelClass[] = [];

/** The classes in schema order, and by uid. Empty until read. */
export function useClasses(): { readonly list: readonly LabelClass[]; readonly byUid: ReadonlyMap<string, LabelClass> } {
  const list = useRead('labelSchema.get', {}).data?.classes ?? NONE;
  return useMemo(() => ({ list, byUid: new Map(list.map((entry) => [entry.uid, entry])) }), [list]);
}
