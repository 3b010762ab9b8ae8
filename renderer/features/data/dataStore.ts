import { create } from 'zustand';
import { ALL_ITEMS, type ItemFilter, type ItemQuery } from '../../../shared/domain/itemQuery';
import { blindQuery } from '../../data/columns/blindColumns';
import { withFilter } from '../../data/columns/dataColumns';
import { NOTHING_SELECTED, type Selection, withItems } from './selection';

export type DataDialog = 'tag' | 'split' | 'queue';

interface DataState {
  readonly query: ItemQuery;
  readonly selection: Selection;
  /** The item beside the grid. */
  readonly currentId: number | null;
  /** What stands beside the grid. */
  readonly panel: 'item' | 'column';
  /** Column whose statistics are shown. */
  readonly statsColumn: string;
  readonly dialog: DataDialog | null;
  /** Grows when media may be readable that were not: their folder was allowed, or somebody tried again. */
  readonly mediaAttempt: number;
  readonly filterEditor: { readonly editing: ItemFilter | null } | null;
}

const FRESH: DataState = { query: ALL_ITEMS, selection: NOTHING_SELECTED, currentId: null, panel: 'item', statsColumn: 'gold', dialog: null, mediaAttempt: 0, filterEditor: null };

/** Lives beyond the screen, so that going to Label and back finds the same rows; reset for each project. */
export const useData = create<DataState>(() => FRESH);
const set = useData.setState;

let projectUid: string | null = null;

export function useFreshDataState(uid: string): void {
  if (projectUid === uid) return;
  projectUid = uid;
  set(FRESH);
}

/** Other items are listed: what was selected among the old ones no longer means anything. */
function changeItems(change: Partial<ItemQuery>): void {
  set((state) => ({ query: { ...state.query, ...change }, selection: NOTHING_SELECTED }));
}

export const searchFor = (search: string) => changeItems({ search });
export const addFilter = (filter: ItemFilter) => changeItems({ filters: withFilter(useData.getState().query.filters, filter) });
export const removeFilter = (filter: ItemFilter) => changeItems({ filters: useData.getState().query.filters.filter((other) => other !== filter) });
export const listQuery = (query: ItemQuery) => set({ query, selection: NOTHING_SELECTED });
export const clearQuery = () => changeItems({ search: '', filters: [] });
/** Somebody is at work who must not see others' answers: what was found by them is let go. */
export function forgetGivenAway(annotatorId: number | null): void {
  const { query } = useData.getState();
  const kept = blindQuery(query, annotatorId);
  if (kept !== query) set({ query: kept, selection: NOTHING_SELECTED, filterEditor: null });
}

/** The same items in another order: the selection stays. */
export const sortBy = (sort: ItemQuery['sort']) => set((state) => ({ query: { ...state.query, sort } }));

export function replaceFilter(old: ItemFilter | null, filter: ItemFilter): void {
  const others = useData.getState().query.filters.filter((other) => other !== old);
  changeItems({ filters: withFilter(others, filter) });
}

export const select = (selection: Selection) => set({ selection });
export const selectItems = (ids: Iterable<number>, selected: boolean) => set((state) => ({ selection: withItems(state.selection, ids, selected) }));
export const showStatistics = (statsColumn: string) => set({ panel: 'column', statsColumn });
export const openDialog = (dialog: DataDialog | null) => set({ dialog });
export const retryMedia = () => set((state) => ({ mediaAttempt: state.mediaAttempt + 1 }));
export const openFilterEditor = (editing: ItemFilter | null) => set({ filterEditor: { editing } });
export const closeFilterEditor = () => set({ filterEditor: null });
