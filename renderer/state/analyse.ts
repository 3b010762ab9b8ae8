import { z } from 'zod';
import { create } from 'zustand';
import { itemQuery, rowId } from '../../shared/contract/common';
import { ALL_ITEMS, type ItemQuery } from '../../shared/domain/itemQuery';
import { showScreen } from './app';

const ANALYSE_TAB_IDS = ['overview', 'tags', 'slices', 'compare', 'labelErrors', 'look', 'todos', 'runs'] as const;
export type AnalyseTabId = (typeof ANALYSE_TAB_IDS)[number];

/** What a run is compared with: `run:ID` another run, `reference:ID` a number from elsewhere. */
const baseline = z.union([z.enum(['none', 'majority', 'hlp']), z.templateLiteral(['run:', z.int()]), z.templateLiteral(['reference:', z.int()])]);
export type Baseline = z.infer<typeof baseline>;

const kept = z.object({
  tab: z.enum(ANALYSE_TAB_IDS),
  /** Null: the newest one. */
  runId: rowId.nullable(),
  baseline,
  /** The items that every figure is about: the population. */
  query: itemQuery,
});
type AnalyseState = z.infer<typeof kept>;

const FRESH: AnalyseState = { tab: 'overview', runId: null, baseline: 'none', query: ALL_ITEMS };

/** What the Analyse screen looks at. Kept for each project until the window is closed, also when the page is loaded again. */
export const useAnalyse = create<AnalyseState>(() => FRESH);

let projectUid: string | null = null;
const keyOf = (uid: string) => `goldset.analyse.${uid}`;

/** Another project has its own state; one that was looked at before has that of then. */
export function openAnalyse(uid: string): void {
  if (projectUid === uid) return;
  projectUid = uid;
  useAnalyse.setState(readKept(uid), true);
}
useAnalyse.subscribe((state) => projectUid !== null && sessionStorage.setItem(keyOf(projectUid), JSON.stringify(state)));

/** What was stored, if it is what this stores. */
function readKept(uid: string): AnalyseState {
  try {
    return kept.parse(JSON.parse(sessionStorage.getItem(keyOf(uid)) ?? 'null'));
  } catch {
    // nothing stored, or by another version: only the choice of what to look at is lost
    return FRESH;
  }
}

export const showAnalyseTab = (tab: AnalyseTabId) => useAnalyse.setState({ tab });
/** A run is no baseline of itself. */
export const chooseRun = (runId: number) => useAnalyse.setState((state) => ({ runId, baseline: state.baseline === `run:${runId}` ? 'none' : state.baseline }));
export const chooseBaseline = (next: Baseline) => useAnalyse.setState({ baseline: next });
export const choosePopulation = (query: ItemQuery) => useAnalyse.setState({ query });

/** The run that a baseline is; null: it is none. */
export function baselineRunOf(of: Baseline): number | null {
  return of.startsWith('run:') ? Number(of.slice('run:'.length)) : null;
}

/** Opens the Analyse screen on a run, over the items that its figures are to be judged by. */
export function analyseRun(uid: string, runId: number, query: ItemQuery): void {
  openAnalyse(uid);
  chooseRun(runId);
  useAnalyse.setState({ tab: 'overview', query });
  showScreen('analyse');
}
